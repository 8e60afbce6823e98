package dev.sluice.ingester.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.publish.LogBench.Failure;
import dev.sluice.ingester.source.Source;
import dev.sluice.ingester.source.Sources;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a source when the log, the file or the process fails in its middle. */
class PublisherFaultsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final int TOO_LONG = (8 << 20) + 1;

    @TempDir
    Path folder;

    private final LogBench log = new LogBench();
    private final Ledger ledger = new Ledger(List.of());
    private final Publisher publisher = new Publisher(log, Lane.LIVE, ledger, CLOCK);

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void linesThatAreGoneOnWithKeepTheirNumbers() {
        Source file = file("a.json", "a\n\nb\n\n\nc\nd\n");
        publisher.publish(file, after(2));
        assertThat(log.bronze()).containsExactly("a", "b");

        publish(file);

        assertThat(log.bronze()).containsExactly("a", "b", "c", "d");
        assertThat(bronze()).extracting(PublisherFaultsTest::position).containsExactly("1", "3", "6", "7");
        assertThat(log.lastPosition(file.id()).getLines()).isEqualTo(7);
        assertThat(log.lastPosition(file.id()).getBlank()).isEqualTo(3);
    }

    @Test
    void aLineThatBronzeDoesNotTakeIsADeadLetterOfTheSameTransaction() {
        Source file = file("a.json", "a\n" + "x".repeat(TOO_LONG) + "\nb\n");

        publish(file);

        assertThat(log.bronze()).containsExactly("a", "b");
        ProducerRecord<byte[], byte[]> letter =
                log.committed(Topics.DEAD_LETTERS.name()).get(0);
        assertThat(letter.value()).hasSize(64 << 10).containsOnly('x');
        assertThat(LogBench.header(letter, Headers.LENGTH)).isEqualTo(Integer.toString(TOO_LONG));
        assertThat(LogBench.header(letter, Headers.SHA256)).hasSize(64);
        assertThat(position(letter)).isEqualTo("2");
        assertThat(log.lastPosition(file.id()).getOversized()).isEqualTo(1);
    }

    @Test
    void oversizedLinesOfAnEarlierRunStayCounted() {
        Source file = file("a.json", "x".repeat(TOO_LONG) + "\nb\nc\n");
        publisher.publish(file, after(1));
        assertThat(log.lastPosition(file.id()).getOversized()).isEqualTo(1);

        publish(file);

        assertThat(log.lastPosition(file.id()).getOversized()).isEqualTo(1);
        assertThat(log.committed(Topics.DEAD_LETTERS.name())).hasSize(1);
        assertThat(log.bronze()).containsExactly("b", "c");
    }

    @Test
    void anotherContentIsCountedFromNothing() {
        Source file = file("a.json", "x".repeat(TOO_LONG) + "\nb\nc\n");
        publisher.publish(file, after(2));

        publish(file("a.json", "d\n"));

        IngestPosition position = log.lastPosition(file.id());
        assertThat(position.getState()).isEqualTo(SourceState.DONE);
        assertThat(position.getLines()).isEqualTo(1);
        assertThat(position.getOversized()).isZero();
        assertThat(log.bronze()).containsExactly("b", "d");
    }

    @Test
    void aFileThatIsReplacedWhileItIsReadIsFaultyAndThenReadFromItsFirstLine() {
        Source file = file("a.json", "a\nb\n");
        publisher.publish(file, () -> {
            write("a.json", "other\n");
            return false;
        });
        assertThat(log.lastPosition(file.id()).getState()).isEqualTo(SourceState.FAULTY);
        assertThat(log.lastPosition(file.id()).getReason()).startsWith("CHANGED");

        publish(file);

        assertThat(log.bronze()).endsWith("other");
        assertThat(log.lastPosition(file.id()).getState()).isEqualTo(SourceState.DONE);
        assertThat(log.lastPosition(file.id()).getReason()).isNull();
    }

    @Test
    void aFaultIsNotedEvenIfItsFirstCommitGetsLost() {
        Source file = file("a.json.gz", "no gzip");
        log.failNextCommit(Failure.LOST);
        assertThatThrownBy(() -> publish(file)).isInstanceOf(KafkaException.class);
        assertThat(log.lastPosition(file.id())).isNull();

        publish(file);

        assertThat(log.lastPosition(file.id()).getReason()).startsWith("FORMAT at byte 0");
        assertThat(ledger.reports()).singleElement().matches(SourceReport::isOver);
    }

    @Test
    void anEndThatWasCommittedWithoutAnAnswerIsNotCommittedAgain() {
        Source file = file("a.json", "a\n");
        log.failNextCommit(Failure.DONE_BUT_UNKNOWN);
        assertThatThrownBy(() -> publish(file)).isInstanceOf(TimeoutException.class);
        int committed = log.committed().size();

        publish(file);

        assertThat(log.committed()).hasSize(committed);
        assertThat(ledger.reports()).extracting(SourceReport::state).containsExactly(SourceState.DONE);
    }

    @Test
    void aRecordThatIsRefusedAtOnceIsSentAgainByANewProducer() {
        Source file = file("a.json", "a\nb\n");
        log.failNextCommit(Failure.REFUSED);
        assertThatThrownBy(() -> publish(file)).hasMessage("the buffer is full");

        publish(file);

        assertThat(log.bronze()).containsExactly("a", "b");
        assertThat(log.claims()).isEqualTo(2);
        assertThat(log.allClosedBut(1)).isTrue();
    }

    @Test
    void aSlotThatCannotBeClaimedIsClaimedTheNextTime() {
        Source file = file("a.json", "a\n");
        log.refuseClaims(true);
        assertThatThrownBy(() -> publish(file)).isInstanceOf(TimeoutException.class);

        log.refuseClaims(false);
        publish(file);

        assertThat(log.bronze()).containsExactly("a");
    }

    @Test
    void sourcesOfOneSlotShareAProducerAndTheEndClosesAll() {
        List<Source> files = IntStream.range(0, 20)
                .mapToObj(i -> file(i + ".json", "line of " + i + "\n"))
                .toList();

        files.forEach(file -> publish(file));
        publisher.close();

        long slots = files.stream().map(Source::id).map(Topics::slot).distinct().count();
        assertThat(log.claims()).isEqualTo((int) slots).isBetween(2, 8);
        assertThat(log.allClosedBut(0)).isTrue();
        assertThat(log.bronze()).hasSize(20);
    }

    @Test
    void linesOfStandardInputThatAreLostAreSaidSo() {
        var context = new Sources.Context(
                1, Sources.Mode.BATCH, CLOCK.instant(), new ByteArrayInputStream("a\nb\n".getBytes(UTF_8)));
        Source stdin = ((Sources.Listed) Sources.parse("-")).list(context).get(0);
        log.failNextCommit(Failure.LOST);
        assertThatThrownBy(() -> publish(stdin)).isInstanceOf(KafkaException.class);

        publish(stdin);

        IngestPosition position = log.lastPosition(stdin.id());
        assertThat(position.getState()).isEqualTo(SourceState.FAULTY);
        assertThat(position.getReason()).contains("lines 1 to 2 were not committed");
        assertThat(log.bronze()).isEmpty();
    }

    @Test
    void linesOfOneRepositoryKeepTheirOrderUnderOneKey() {
        Source file = file(
                "a.json",
                "{\"repo\":{\"id\":7},\"n\":1}\n{\"repo\":{\"id\":8},\"n\":2}\n{\"repo\":{\"id\":7},\"n\":3}\n");

        publish(file);

        assertThat(bronze())
                .filteredOn(record -> Arrays.equals(record.key(), new byte[] {'7'}))
                .extracting(PublisherFaultsTest::position)
                .containsExactly("1", "3");
    }

    private void publish(Source source) {
        publisher.publish(source, () -> false);
    }

    private List<ProducerRecord<byte[], byte[]>> bronze() {
        return log.committed(Topics.bronze(Lane.LIVE).name());
    }

    private static String position(ProducerRecord<byte[], byte[]> record) {
        return LogBench.header(record, Headers.POSITION);
    }

    /** Stops behind so many lines. */
    private static BooleanSupplier after(int lines) {
        int[] asked = {0};
        return () -> asked[0]++ >= lines;
    }

    private Source file(String name, String text) {
        write(name, text);
        var context = new Sources.Context(1, Sources.Mode.BATCH, CLOCK.instant(), System.in);
        return ((Sources.Listed) Sources.parse("file:" + folder.resolve(name)))
                .list(context)
                .get(0);
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name, e);
        }
    }
}
