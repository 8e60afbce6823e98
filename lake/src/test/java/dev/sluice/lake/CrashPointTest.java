package dev.sluice.lake;

import dev.sluice.lake.PowerLossFs.Op;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A kill or a power cut right after each step of a commit and of a publication loses nothing and doubles nothing. */
class CrashPointTest {

    /** The steps, each by the operation that ends it. */
    enum Point {
        F2_SCRATCH_WRITTEN("write", ".parquet"),
        F3_SCRATCH_FORCED("forceFile", ".parquet"),
        F4_RENAMED("rename", ".parquet"),
        F5_DIRECTORIES_FORCED("forceDirectory", "hour="),
        F6_DRAFT_FORCED("forceFile", ".json"),
        F7_LINKED("link", "_manifest"),
        F8_MANIFEST_FORCED("delete", ".json"),
        F9_SNAPSHOT_COPIED("copy", "gold-"),
        F9_SNAPSHOT_NAMED("rename", "gold-"),
        F9_POINTER_MOVED("rename", "CURRENT");

        private final String kind;
        private final String part;

        Point(String kind, String part) {
            this.kind = kind;
            this.part = part;
        }

        /** Matches this step when it is done for the n-th time. */
        Predicate<Op> pass(int n) {
            int[] left = {n};
            return op -> op.is(kind, part) && --left[0] == 0;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKillIsMadeGoodByTheNextRun(Point point) throws IOException {
        for (int pass = 1; pass <= 2; pass++) {
            LakeBench sink = new LakeBench(new PowerLossFs());
            sink.runUntilKilled(point.pass(pass));

            sink.fs().restart();

            sink.checkRecovers();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPowerCutIsMadeGoodByTheNextRun(Point point) throws IOException {
        for (int pass = 1; pass <= 2; pass++) {
            for (int chance = 0; chance < 20; chance++) {
                LakeBench sink = new LakeBench(new PowerLossFs());
                sink.runUntilKilled(point.pass(pass));

                sink.fs().losePower(new SplittableRandom(chance));

                sink.checkRecovers();
            }
        }
    }
}
