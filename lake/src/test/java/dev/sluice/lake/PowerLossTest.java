package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.sluice.lake.PowerLossFs.Op;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A power cut after every single operation, survived in many ways; and the proof that no fsync could be left out. */
class PowerLossTest {

    private static final int CHANCES = 8;

    @Test
    void everyCutIsMadeGood() throws IOException {
        int states = 0;
        int length = lengthOfWholeRun();
        for (int last = 1; last < length; last++) {
            for (int chance = 0; chance < 3 * CHANCES; chance++) {
                cutAfter(last, chance, op -> false).checkRecovers();
                states++;
            }
        }

        assertThat(states).isGreaterThan(2000);
    }

    /** A killed run leaves names that nobody forced; the next run must not take them for durable. */
    @Test
    void aCutAfterTheRunThatFollowedAKillLosesNothing() throws IOException {
        int length = lengthOfWholeRun();
        for (int last = 1; last < length; last++) {
            for (int chance = 0; chance < CHANCES; chance++) {
                LakeBench sink = new LakeBench(new PowerLossFs());
                sink.runUntilKilled(number(last));
                sink.fs().restart();
                sink.run();

                sink.fs().losePower(new SplittableRandom(chance));

                sink.checkDurable();
                sink.checkComplete();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "forceFile,      .*parquet",
        "forceFile,      .*json",
        "forceFile,      .*duckdb.tmp",
        "forceFile,      .*CURRENT.tmp",
        "forceDirectory, .*/_manifest",
        "forceDirectory, .*/hour=..",
        "forceDirectory, .*/date=.{10}",
        "forceDirectory, .*/push",
        "forceDirectory, .*/silver",
        "forceDirectory, .*/lake",
        "forceDirectory, .*/data",
        "forceDirectory, .*/gold"
    })
    void withoutThatForceSomeCutDoesHarm(String kind, String pattern) throws IOException {
        Predicate<Op> skipped =
                op -> op.kind().equals(kind) && op.path().toString().matches(pattern);
        int length = lengthOfWholeRun();
        for (int last = length - 1; last > 0; last--) {
            for (int chance = 0; chance < CHANCES; chance++) {
                LakeBench sink = cutAfter(last, chance, skipped);
                if (harmed(sink)) {
                    return;
                }
            }
        }
        fail("%s of %s was left out, and no cut did harm".formatted(kind, pattern));
    }

    private static boolean harmed(LakeBench sink) throws IOException {
        try {
            sink.checkRecovers();
            return false;
        } catch (LakeRefusal | AssertionError | NoSuchFileException harm) {
            return true;
        }
    }

    private static LakeBench cutAfter(int last, int chance, Predicate<Op> skipped) throws IOException {
        LakeBench sink = new LakeBench(new PowerLossFs());
        sink.fs().skip(skipped);
        sink.runUntilKilled(number(last));
        sink.fs().losePower(new SplittableRandom(chance));
        return sink;
    }

    private static Predicate<Op> number(int n) {
        int[] left = {n};
        return op -> --left[0] == 0;
    }

    private static int lengthOfWholeRun() throws IOException {
        LakeBench sink = new LakeBench(new PowerLossFs());
        sink.run();
        return sink.fs().ops().size();
    }
}
