package dev.sluice.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.lake.CommitOutcome.Committed;
import dev.sluice.lake.PowerLossFs.Killed;
import dev.sluice.lake.PowerLossFs.Op;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A sink in miniature over a {@link Fs}: two partitions of a handful of events, committed a few at a time, and "gold", a
 * file that lists what is in the lake. It remembers what it was told is durable, and checks that after anything.
 */
final class LakeBench {

    static final Path DATA = Path.of("/data");
    static final LakeLayout LAKE = new LakeLayout(DATA.resolve("lake"));
    static final Path GOLD = DATA.resolve("gold");
    static final Instant START = Instant.parse("2016-01-01T01:00:00Z");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);
    static final LakeIdentity IDENTITY = new LakeIdentity("cluster-1", 2);
    static final String TOPIC = "github.silver.push.v1";

    private static final int EVENTS = 6;
    private static final int BATCH = 2;

    /** An event of the made-up topic: the k-th of each partition lies in hour k/2, so that commits cross hours. */
    record Event(int partition, long offset) {
        Instant time() {
            return START.plus(Duration.ofMinutes(offset * 30));
        }

        Instant hour() {
            return START.plus(Duration.ofHours(offset / 2));
        }
    }

    private final PowerLossFs fs;
    private int runs;
    private long durableSeq;
    private long publishedNumber;

    LakeBench(PowerLossFs fs) {
        this.fs = fs;
    }

    PowerLossFs fs() {
        return fs;
    }

    /** Runs the sink until the process dies right after an operation. */
    void runUntilKilled(Predicate<Op> last) throws IOException {
        fs.killAfter(last);
        try {
            run();
        } catch (Killed dead) {
            return;
        }
        throw new AssertionError("the run ended before the operation came");
    }

    /** Runs the sink from where the lake stands until it has read everything. */
    void run() throws IOException {
        new DirectoryForcer(fs, Path.of("/")).create(DATA);
        fs.forceDirectory(Path.of("/"));
        WriterId id = new WriterId("sink", "run" + runs++);
        SnapshotPublisher publisher = SnapshotPublisher.open(GOLD, fs, CLOCK);
        try (LakeWriter writer = LakeWriter.open(LAKE, fs, IDENTITY, id, CLOCK)) {
            assertThat(writer.view().seq()).isGreaterThanOrEqualTo(durableSeq);
            for (List<OffsetRange> due = due(writer.view()); !due.isEmpty(); due = due(writer.view())) {
                durableSeq = commit(writer, due).seq();
                publishedNumber = publish(publisher).number();
            }
            publish(publisher);
        }
    }

    private static List<OffsetRange> due(LakeView view) {
        return IntStream.range(0, 2)
                .mapToObj(partition -> new SourcePartition(TOPIC, partition))
                .filter(source -> view.position(source).orElse(0) < EVENTS)
                .map(source -> {
                    long first = view.position(source).orElse(0);
                    return new OffsetRange(TOPIC, source.partition(), first, Math.min(first + BATCH, EVENTS));
                })
                .toList();
    }

    private LakeView commit(LakeWriter writer, List<OffsetRange> ranges) throws IOException {
        List<StagedFile> staged = new ArrayList<>();
        for (Map.Entry<Instant, List<Event>> hour : eventsByHour(ranges).entrySet()) {
            Path scratch = writer.scratchFile();
            fs.write(scratch, (lines(hour.getValue()) + "\n").getBytes(UTF_8));
            Instant time = hour.getValue().get(0).time();
            staged.add(new StagedFile(
                    scratch, "push", hour.getKey(), hour.getValue().size(), time, time));
        }
        return ((Committed) writer.commit(ranges, staged)).view();
    }

    private static Map<Instant, List<Event>> eventsByHour(List<OffsetRange> ranges) {
        return events(ranges).stream().collect(groupingBy(Event::hour, TreeMap::new, toList()));
    }

    private static List<Event> events(List<OffsetRange> ranges) {
        List<Event> events = new ArrayList<>();
        for (OffsetRange range : ranges) {
            for (long offset = range.first(); offset < range.next(); offset++) {
                events.add(new Event(range.partition(), offset));
            }
        }
        return events;
    }

    private static String lines(List<Event> events) {
        return String.join("\n", events.stream().map(Event::toString).toList());
    }

    private Snapshot publish(SnapshotPublisher publisher) throws IOException {
        Path work = GOLD.resolve("work.duckdb");
        fs.write(work, String.join("\n", inLake()).getBytes(UTF_8));
        return publisher.publish(work);
    }

    /** After an orderly end, or a crash and a second run: each event is in lake and gold exactly once. */
    void checkComplete() throws IOException {
        List<String> all =
                events(List.of(new OffsetRange(TOPIC, 0, 0, EVENTS), new OffsetRange(TOPIC, 1, 0, EVENTS))).stream()
                        .map(Event::toString)
                        .toList();
        assertThat(inLake()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(read(new SnapshotReader(GOLD, fs).current().orElseThrow().file())
                        .lines())
                .containsExactlyInAnyOrderElementsOf(all);
    }

    /** Nothing is lost before recovery, and nothing lost or doubled after it. */
    void checkRecovers() throws IOException {
        checkDurable();
        run();
        checkComplete();
    }

    /** What was said to be durable is there, before anybody mends anything. */
    void checkDurable() throws IOException {
        assertThat(LakeReader.open(LAKE, fs).view().seq()).isGreaterThanOrEqualTo(durableSeq);
        inLake();
        if (publishedNumber > 0) {
            Snapshot current = published();
            assertThat(current.number()).isGreaterThanOrEqualTo(publishedNumber);
            assertThat(read(current.file())).startsWith("Event");
        }
    }

    private Snapshot published() throws IOException {
        Optional<Snapshot> current = new SnapshotReader(GOLD, fs).current();
        assertThat(current).isPresent();
        return current.orElseThrow();
    }

    private List<String> inLake() throws IOException {
        List<String> lines = new ArrayList<>();
        LakeView view = LakeReader.open(LAKE, fs).view();
        for (DataFile file : view.files("push", Instant.MIN, Instant.MAX)) {
            assertThat(Digest.of(fs, LAKE.file(file.path())).sha256()).isEqualTo(file.sha256());
            List<String> rows = read(LAKE.file(file.path())).lines().toList();
            assertThat(rows).hasSize((int) file.rows());
            lines.addAll(rows);
        }
        return lines;
    }

    private String read(Path file) throws IOException {
        try (InputStream in = fs.open(file)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
