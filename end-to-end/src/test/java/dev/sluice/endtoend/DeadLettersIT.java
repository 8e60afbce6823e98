package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ingester.sample.Expected;
import dev.sluice.ingester.sample.SampleEvents;
import dev.sluice.ingester.sample.SampleOutput;
import dev.sluice.ingester.sample.SamplePlan;
import dev.sluice.ingester.sample.SampleSummary;
import dev.sluice.schemas.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dead letters of a running stack: the sample's planted ones, one line that is too long, and letters as an older parser would have
 * left them. Each test works on the letters of reasons of its own.
 */
final class DeadLettersIT {
    private static final long SEED = 42;
    private static final int EVENTS = 10_000;
    private static final int FINDINGS = 3;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static SampleSummary planted;
    private static SluiceProcess stack;
    private static LetterBench bench;

    @BeforeAll
    static void start() throws IOException {
        var file = folder.resolve("sample.json");
        planted = SampleOutput.toFile(SamplePlan.usual(SEED, EVENTS), file);
        var tooLong = new byte[9 << 20];
        Arrays.fill(tooLong, (byte) 'x');
        Files.write(file, tooLong, StandardOpenOption.APPEND);
        stack = SluiceProcess.up(folder.resolve("data"), "file:" + file);
        Awaitility.await().atMost(LIMIT).until(() -> stack.hasPorts() || !stack.isAlive());
        assertThat(stack.isAlive()).as(stack.output()).isTrue();
        bench = new LetterBench(stack);
        Awaitility.await()
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> bench.account(sample()).get("lines").asLong() == EVENTS);
    }

    @AfterAll
    static void everyLineIsAccountedFor() throws Exception {
        try (var closed = stack) {
            for (var account : bench.accounts()) {
                assertThat(account.get("lines").asLong())
                        .as("%s of %s", account, closed.dataDir())
                        .isEqualTo(account.get("silver").asLong()
                                + account.get("dead").asLong()
                                + account.get("duplicates").asLong());
            }
            assertThat(bench.account(sample()).get("lines").asLong()).isEqualTo(EVENTS);
        }
    }

    private static String sample() {
        return "file:" + folder.resolve("sample.json");
    }

    @Test
    void everyPlantedLineIsADeadLetterForItsReason() throws Exception {
        var events = new SampleEvents(SEED);
        Map<Long, String> expected = LongStream.range(0, EVENTS)
                .filter(n -> events.expected(n) instanceof Expected.Refused)
                .boxed()
                .collect(Collectors.toMap(
                        n -> n + 1,
                        n -> ((Expected.Refused) events.expected(n)).reason().name()));

        var found = new TreeMap<Long, String>();
        for (var letter : list("--state", "all", "--stage", "parse")) {
            if (letter.get("source").asText().equals(sample())) {
                found.put(letter.get("position").asLong(), letter.get("reason").asText());
            }
        }

        assertThat(found).isEqualTo(new TreeMap<>(expected)).hasSize(EVENTS / 100);
    }

    @Test
    void lettersAreFoundByReasonStageTopicAndTime() throws Exception {
        long ids = planted.refused().get(Reason.ID);

        assertThat(list("--reason", "ID")).hasSize((int) ids);
        assertThat(list("--reason", "id,encoding", "--stage", "parse"))
                .hasSize((int) (ids + planted.refused().get(Reason.ENCODING)));
        assertThat(list("--reason", "ID", "--topic", "github.bronze.events.v1")).hasSize((int) ids);
        assertThat(list("--reason", "ID", "--topic", "github-history.bronze.events.v1"))
                .isEmpty();
        assertThat(list("--reason", "ID", "--since", "1h", "--until", "0s")).hasSize((int) ids);
        assertThat(list("--reason", "ID", "--until", "1h")).isEmpty();
    }

    @Test
    void aReplayOfLinesThatAreStillBadIsAnAttemptAndNoNewLine() throws Exception {
        var foreseen = bench.dlq("replay", "--reason", "SYNTAX", "--dry-run");
        var first = bench.dlq("replay", "--reason", "SYNTAX", "--yes");
        var second = bench.dlq("replay", "--reason", "SYNTAX", "--yes");

        long bad = planted.refused().get(Reason.SYNTAX);
        assertThat(foreseen.lines()).hasSize((int) bad).allSatisfy(line -> {
            assertThat(line.get("result").asText()).isEqualTo("dead");
            assertThat(line.get("reason").asText()).isEqualTo("SYNTAX");
            assertThat(line.get("attempt").asInt()).isEqualTo(2);
        });
        assertThat(first.lines()).isEqualTo(foreseen.lines());
        assertThat(first.code()).isEqualTo(foreseen.code()).isEqualTo(FINDINGS);
        assertThat(second.lines())
                .extracting(line -> line.get("attempt").asInt())
                .containsOnly(3);
        assertThat(list("--reason", "SYNTAX")).hasSize((int) bad).allSatisfy(letter -> {
            assertThat(letter.get("attempts").asInt()).isEqualTo(3);
            assertThat(letter.get("state").asText()).isEqualTo("dead");
        });
        var account = bench.account(sample());
        assertThat(account.get("lines").asLong()).isEqualTo(EVENTS);
        assertThat(account.get("dead").asLong()).isEqualTo(EVENTS / 100);
    }

    @Test
    void aLetterThatWasTriedTooOftenIsParked() throws Exception {
        bench.dlq("replay", "--reason", "TIME", "--yes");
        var foreseen = bench.dlq("replay", "--reason", "TIME", "--max-attempts", "2", "--dry-run");
        var parked = bench.dlq("replay", "--reason", "TIME", "--max-attempts", "2", "--yes");

        assertThat(parked.lines())
                .isEqualTo(foreseen.lines())
                .hasSize(planted.refused().get(Reason.TIME).intValue())
                .allSatisfy(line -> assertThat(line.get("result").asText()).isEqualTo("parked"));
        assertThat(parked.code()).isEqualTo(FINDINGS);
        assertThat(list("--reason", "TIME", "--max-attempts", "2"))
                .extracting(letter -> letter.get("state").asText() + letter.get("attempts"))
                .containsOnly("parked2");
    }

    @Test
    void lettersThatAreGoodNowBecomeSilverOnceHoweverOftenTheyAreReplayed() throws Exception {
        var events = new SampleEvents(SEED);
        var fresh = events.undamaged(EVENTS + 1);
        var known = events.undamaged(LongStream.range(0, EVENTS)
                .filter(n -> events.expected(n) instanceof Expected.Accepted)
                .findFirst()
                .orElseThrow());
        var letters = bench.lettersOfAnOlderParser("older", fresh, fresh, known);
        long silver = bench.silver("older");

        var foreseen = bench.dlq("replay", "--dry-run", letters);
        var first = bench.dlq("replay", "--yes", letters);
        var second = bench.dlq("replay", "--yes", letters);

        assertThat(foreseen.lines())
                .extracting(line -> line.get("result").asText())
                .containsExactlyInAnyOrder("silver", "duplicate", "duplicate");
        assertThat(first.lines()).isEqualTo(foreseen.lines());
        assertThat(first.code()).isEqualTo(foreseen.code()).isZero();
        assertThat(second.lines()).isEmpty();
        assertThat(bench.silver("older")).isEqualTo(silver + 1);
        var account = bench.account("older");
        assertThat(account.get("lines").asLong()).isEqualTo(3);
        assertThat(account.get("dead").asLong()).isZero();
        assertThat(account.get("duplicates").asLong()).isEqualTo(2);
    }

    @Test
    void aReplayThatWasKilledInTheMiddleIsDoneOnce() throws Exception {
        var letters = bench.lettersOfAnOlderParser("killed", new SampleEvents(SEED).undamaged(EVENTS + 2));
        bench.leaveAReplayOpen("killed", letters.get(0));

        var replay = bench.dlq("replay", "--yes", letters);

        assertThat(replay.lines())
                .extracting(line -> line.get("result").asText() + line.get("attempt"))
                .containsExactly("silver2");
        assertThat(bench.account("killed").get("lines").asLong()).isEqualTo(1);
        assertThat(bench.silver("killed")).isEqualTo(1);
    }

    @Test
    void aDiscardedLetterIsHiddenUntilItIsNamed() throws Exception {
        var hidden = list("--reason", "TYPE");
        var discard = bench.dlq("discard", "--reason", "TYPE", "--yes");
        var named = List.of(hidden.get(0).get("letter").asText());

        assertThat(discard.lines()).hasSameSizeAs(hidden);
        assertThat(list("--reason", "TYPE")).isEmpty();
        assertThat(list("--reason", "TYPE", "--state", "discarded")).hasSameSizeAs(hidden);
        assertThat(bench.dlq("replay", "--reason", "TYPE", "--yes").lines()).isEmpty();
        assertThat(bench.dlq("replay", "--yes", named).lines())
                .extracting(line -> line.get("result").asText())
                .containsExactly("dead");
    }

    @Test
    void aLineOfWhichTheIngesterKeptTheBeginningCannotBeReplayed() throws Exception {
        var replay = bench.dlq("replay", "--stage", "ingest", "--yes");

        assertThat(replay.lines())
                .extracting(line ->
                        line.get("result").asText() + " " + line.get("reason").asText())
                .containsExactly("not-replayable OVERSIZED");
        assertThat(replay.code()).isEqualTo(FINDINGS);
        assertThat(replay.err()).contains("1 not-replayable");
    }

    @Test
    void aLetterIsShownWithItsLineByteForByte() throws Exception {
        var letter = list("--reason", "DEPTH").get(0);
        var shown = bench.dlq("show", List.of(letter.get("letter").asText()));
        byte[] line = new SampleEvents(SEED).line(letter.get("position").asLong() - 1);

        assertThat(shown.lines()).singleElement().satisfies(all -> {
            assertThat(all.get("line").binaryValue()).isEqualTo(line);
            assertThat(all.get("source_topic").asText()).isEqualTo("github.bronze.events.v1");
        });
        assertThat(bench.raw(letter.get("letter").asText())).isEqualTo(line);
    }

    private static List<JsonNode> list(String... arguments) throws Exception {
        var run = bench.dlq("list", arguments);
        assertThat(run.code()).as(run.err()).isZero();
        return run.lines();
    }
}
