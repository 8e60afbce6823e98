package dev.sluice.ingester.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.publish.LogBench.Failure;
import dev.sluice.ingester.source.Reading;
import dev.sluice.ingester.source.Resume;
import dev.sluice.ingester.source.Source;
import dev.sluice.ingester.source.SourceMissing;
import dev.sluice.ingester.source.Sources;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublisherTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final LogBench log = new LogBench();

    @Test
    void aFileGoesToBronzeLineByLineAndIsDone() throws IOException {
        Source file = file("a.json", "a\n\nb\nc");

        publish(file);

        assertThat(log.bronze()).containsExactly("a", "b", "c");
        IngestPosition position = log.lastPosition(file.id());
        assertThat(position.getState()).isEqualTo(SourceState.DONE);
        assertThat(position.getLines()).isEqualTo(4);
        assertThat(position.getBlank()).isEqualTo(1);
        assertThat(position.getBytes()).isEqualTo(6);
        assertThat(position.getSha256()).hasSize(64);
        assertThat(position.getUpdatedAt()).isEqualTo(CLOCK.instant());
    }

    @Test
    void thePositionLiesInThePartitionOfItsSlot() throws IOException {
        Source file = file("a.json", "a\n");

        publish(file);

        assertThat(log.committed(Topics.POSITIONS.name()))
                .allMatch(record -> record.partition() == Topics.slot(file.id()));
    }

    @Test
    void theSamePathAgainSendsNothing() throws IOException {
        Source file = file("a.json", "a\nb\n");
        publish(file);
        int before = log.committed().size();

        List<SourceReport> reports = publish(file);

        assertThat(log.committed()).hasSize(before);
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.state()).isEqualTo(SourceState.DONE);
            assertThat(report.lines()).isEqualTo(2);
        });
    }

    @Test
    void anotherContentUnderTheSamePathIsSentFromItsFirstLine() throws IOException {
        publish(file("a.json", "a\nb\n"));

        publish(file("a.json", "x\ny\nz\n"));

        assertThat(log.bronze()).containsExactly("a", "b", "x", "y", "z");
    }

    @Test
    void whatItsServerDoesNotHaveIsMissingAndAskedForWhenItIsTime() {
        var retryAt = CLOCK.instant().plusSeconds(3600);
        var missing = new Hole(retryAt);

        publish(missing);
        List<SourceReport> reports = publish(missing);

        IngestPosition position = log.lastPosition(missing.id());
        assertThat(position.getState()).isEqualTo(SourceState.MISSING);
        assertThat(position.getReason()).isEqualTo("404 for the hour");
        assertThat(position.getAttempts()).isEqualTo(2);
        assertThat(position.getRetryAt()).isEqualTo(retryAt);
        assertThat(log.bronze()).isEmpty();
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.isOver()).isTrue();
            assertThat(report.retryAt()).isEqualTo(retryAt);
        });
    }

    /** A source that is not there. */
    private record Hole(Instant retryAt) implements Source {
        @Override
        public String id() {
            return "archive:2016-08-20-4";
        }

        @Override
        public Resume resume(Optional<IngestPosition> stood) {
            return new Resume.From(new Reading.Progress(0, 0, 0), "");
        }

        @Override
        public Reading open(Reading.Progress done) throws IOException {
            throw new SourceMissing("404 for the hour", retryAt);
        }
    }

    @Test
    void aFaultyFileKeepsItsGoodLinesAndIsNeverDone() throws IOException {
        byte[] whole = gzip("a\nb\n");
        Source file = file("a.json.gz", Arrays.copyOf(whole, whole.length - 4));

        List<SourceReport> reports = publish(file);

        assertThat(log.bronze()).containsExactly("a", "b");
        IngestPosition position = log.lastPosition(file.id());
        assertThat(position.getState()).isEqualTo(SourceState.FAULTY);
        assertThat(position.getReason()).startsWith("TRUNCATED at byte ");
        assertThat(position.getSha256()).isNull();
        assertThat(reports).allMatch(SourceReport::isOver);
    }

    @Test
    void aFaultyFileAgainSendsNothingAndIsFaultyStill() throws IOException {
        byte[] whole = gzip("a\nb\n");
        Source file = file("a.json.gz", Arrays.copyOf(whole, whole.length - 4));
        publish(file);

        publish(file);

        assertThat(log.bronze()).containsExactly("a", "b");
        assertThat(log.lastPosition(file.id()).getState()).isEqualTo(SourceState.FAULTY);
    }

    @Test
    void aFaultyFileThatWasMendedIsReadToItsEnd() throws IOException {
        byte[] whole = gzip("a\nb\n");
        publish(file("a.json.gz", Arrays.copyOf(whole, whole.length - 4)));

        Source mended = file("a.json.gz", whole);
        publish(mended);

        assertThat(log.lastPosition(mended.id()).getState()).isEqualTo(SourceState.DONE);
        assertThat(log.lastPosition(mended.id()).getReason()).isNull();
    }

    @Test
    void aFileThatVanishedIsFaultyAndTheNextGoesOn() throws IOException {
        Source gone = file("a.json", "a\n");
        Source next = file("b.json", "b\n");
        Files.delete(folder.resolve("a.json"));

        publish(gone, next);

        assertThat(log.bronze()).containsExactly("b");
        assertThat(log.lastPosition(gone.id()).getReason()).startsWith("cannot read: ");
    }

    @Test
    void anEmptyFileIsDoneWithoutALine() throws IOException {
        Source file = file("a.json", "");

        publish(file);

        assertThat(log.lastPosition(file.id()).getState()).isEqualTo(SourceState.DONE);
        assertThat(log.bronze()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"FENCED", "FENCED_BY_EPOCH"})
    void whoeverWasFencedOffSaysSo(Failure failure) throws IOException {
        Source file = file("a.json", lines(10));
        try (var publisher = new Publisher(log, Lane.LIVE, new Ledger(List.of(file.id())), CLOCK)) {
            log.failNextCommit(failure);

            assertThatThrownBy(() -> publisher.publish(file, () -> false))
                    .isInstanceOf(SlotTakenOver.class)
                    .hasMessageContaining("another ingester has taken over slot " + Topics.slot(file.id()));
        }
        assertThat(log.bronze()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"NONE", "LOST", "DONE_BUT_UNKNOWN"})
    void whateverBecomesOfACommitEachLineIsThereOnce(Failure failure) throws IOException {
        String text = lines(45_000);
        Source file = file("a.json", text);
        var ledger = new Ledger(List.of(file.id()));
        try (var publisher = new Publisher(log, Lane.LIVE, ledger, CLOCK)) {
            log.failNextCommit(failure);
            if (failure != Failure.NONE) {
                assertThatThrownBy(() -> publisher.publish(file, () -> false)).isInstanceOf(KafkaException.class);
            }
            publisher.publish(file, () -> false);
        }

        assertThat(log.bronze()).isEqualTo(text.lines().toList());
        assertThat(log.claims()).isEqualTo(failure == Failure.NONE ? 1 : 2);
        assertThat(log.lastPosition(file.id()).getLines()).isEqualTo(45_000);
    }

    @Test
    void whatWasSentIsCommittedWhenItIsStopped() throws IOException {
        Source file = file("a.json", lines(100));
        var ledger = new Ledger(List.of(file.id()));
        int[] asked = {0};
        try (var publisher = new Publisher(log, Lane.LIVE, ledger, CLOCK)) {
            publisher.publish(file, () -> asked[0]++ >= 10);
        }

        assertThat(log.bronze()).hasSize(10);
        assertThat(log.lastPosition(file.id()).getState()).isEqualTo(SourceState.READING);
        assertThat(log.lastPosition(file.id()).getLines()).isEqualTo(10);

        publish(file);
        assertThat(log.bronze()).isEqualTo(lines(100).lines().toList());
    }

    @Test
    void standardInputIsReadToItsEnd() {
        var context = new Sources.Context(
                1, Sources.Mode.BATCH, CLOCK.instant(), new ByteArrayInputStream("a\nb\n".getBytes(UTF_8)));
        Source stdin = ((Sources.Listed) Sources.parse("-")).list(context).get(0);

        publish(stdin);

        assertThat(log.bronze()).containsExactly("a", "b");
        assertThat(log.lastPosition("stdin:2026-11-21T10:00:00Z").getState()).isEqualTo(SourceState.DONE);
    }

    private List<SourceReport> publish(Source... sources) {
        var ledger = new Ledger(Arrays.stream(sources).map(Source::id).toList());
        try (var publisher = new Publisher(log, Lane.LIVE, ledger, CLOCK)) {
            for (Source source : sources) {
                publisher.publish(source, () -> false);
            }
        }
        return ledger.reports();
    }

    private Source file(String name, String text) throws IOException {
        return file(name, text.getBytes(UTF_8));
    }

    private Source file(String name, byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve(name), bytes);
        var context = new Sources.Context(1, Sources.Mode.BATCH, CLOCK.instant(), System.in);
        return ((Sources.Listed) Sources.parse("file:" + path)).list(context).get(0);
    }

    private static String lines(int count) {
        var text = new StringBuilder();
        IntStream.rangeClosed(1, count)
                .forEach(i -> text.append("line ").append(i).append('\n'));
        return text.toString();
    }

    private static byte[] gzip(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}
