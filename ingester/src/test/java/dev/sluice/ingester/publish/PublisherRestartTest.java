package dev.sluice.ingester.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.publish.LogBench.Failure;
import dev.sluice.ingester.source.Source;
import dev.sluice.ingester.source.Sources;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.Lane;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of several gzip members that is stopped and fails at any moment, run after run, arrives line by line, once each. */
class PublisherRestartTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final List<Failure> FAILURES =
            List.of(Failure.NONE, Failure.LOST, Failure.DONE_BUT_UNKNOWN, Failure.REFUSED);
    private static final int LINES = 300;
    private static final int MOST_PER_RUN = 20;
    private static final int MOST_RUNS = 500;

    @TempDir
    Path folder;

    private final LogBench log = new LogBench();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void eachLineArrivesOnceHoweverOftenItIsInterrupted(long seed) throws IOException {
        var chance = new SplittableRandom(seed);
        List<String> lines = IntStream.range(0, LINES)
                .mapToObj(i -> i % 7 == 3 ? "" : "line " + i)
                .toList();
        Source file = file(lines);

        int runs = 0;
        while (!isDone(file)) {
            assertThat(runs++).as("runs so far").isLessThan(MOST_RUNS);
            run(file, chance);
        }

        assertThat(log.bronze())
                .isEqualTo(lines.stream().filter(line -> !line.isEmpty()).toList());
        IngestPosition position = log.lastPosition(file.id());
        assertThat(position.getLines()).isEqualTo(LINES);
        assertThat(position.getBlank())
                .isEqualTo(lines.stream().filter(String::isEmpty).count());
        assertThat(position.getBytes()).isEqualTo(String.join("\n", lines).length() + 1);
        assertThat(runs).isGreaterThan(LINES / MOST_PER_RUN);
    }

    private boolean isDone(Source file) {
        IngestPosition position = log.lastPosition(file.id());
        return position != null && position.getState() == SourceState.DONE;
    }

    /** One process: it reads a few lines, fails or not, and is gone. */
    private void run(Source file, SplittableRandom chance) {
        int most = chance.nextInt(MOST_PER_RUN);
        int[] asked = {0};
        log.failNextCommit(FAILURES.get(chance.nextInt(FAILURES.size())));
        try (var publisher = new Publisher(log, Lane.LIVE, new Ledger(List.of(file.id())), CLOCK)) {
            publisher.publish(file, () -> asked[0]++ >= most);
        } catch (KafkaException expected) {
            assertThat(expected).isNotInstanceOf(SlotTakenOver.class);
        }
        log.failNextCommit(Failure.NONE);
    }

    /** Members are cut without regard to lines. */
    private Source file(List<String> lines) throws IOException {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(UTF_8);
        var stored = new ByteArrayOutputStream();
        for (int from = 0; from < text.length; from += 500) {
            var member = new GZIPOutputStream(stored);
            member.write(text, from, Math.min(500, text.length - from));
            member.finish();
        }
        Path path = Files.write(folder.resolve("a.json.gz"), stored.toByteArray());
        var context = new Sources.Context(1, Sources.Mode.BATCH, CLOCK.instant(), System.in);
        return ((Sources.Listed) Sources.parse("file:" + path)).list(context).get(0);
    }
}
