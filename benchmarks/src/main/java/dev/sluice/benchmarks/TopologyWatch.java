package dev.sluice.benchmarks;

import dev.sluice.runtime.kafka.KafkaAnswers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows a program from outside, the same way for all: it has begun when the first silver record is in the log, and it has ended
 * when its group has committed all of bronze, or when it says so.
 */
final class TopologyWatch implements AutoCloseable {
    private static final String BRONZE = Topics.bronze(Lane.LIVE).name();
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final Log log;
    private final TopologyProgram program;
    private final Process process;
    private final Path output;
    private final long events;
    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> silver = Topics.silver(Lane.LIVE).stream()
            .map(Topic::name)
            .flatMap(topic -> IntStream.range(0, Topics.EVENT_PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic, partition)))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));

    /**
     * Of a program that was just started on that log.
     *
     * @param output file that it prints to
     * @param events in bronze
     */
    TopologyWatch(Log log, TopologyProgram program, Process process, Path output, long events) {
        this.log = log;
        this.program = program;
        this.process = process;
        this.output = output;
        this.events = events;
        this.admin = Admin.create(log.kafka().client());
    }

    /** Waits for the end. */
    TopologySpeed await(double brokerCpuBefore) throws IOException {
        var begin = await(this::hasBegun);
        var half = await(() -> committed() >= events / 2);
        long eventsAtHalf = committed();
        var end = await(this::hasEnded);
        return new TopologySpeed(
                events,
                end.seconds() - begin.seconds(),
                end.programCpu(),
                end.brokerCpu() - brokerCpuBefore,
                (end.programCpu() - half.programCpu()) / (events - eventsAtHalf) * events,
                ProcessTree.peakResidentMebibytes(process.toHandle()));
    }

    private Moment await(Condition condition) throws IOException {
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            if (!process.isAlive() || System.nanoTime() > limit) {
                throw new IllegalStateException(program.name()
                        + (process.isAlive() ? " is not done within " + LIMIT : " ended with " + process.exitValue())
                        + ", "
                        + committed() + " of " + events + " events committed; it printed: "
                        + Files.readString(output));
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return new Moment(System.nanoTime() / 1e9, ProcessTree.cpu(process.toHandle()), log.brokerCpu());
    }

    private boolean hasBegun() {
        var asked = admin.listOffsets(silver, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED));
        return KafkaAnswers.of(asked.all(), "asking for the ends of silver").values().stream()
                .anyMatch(end -> end.offset() > 0);
    }

    private boolean hasEnded() throws IOException {
        return program.drained() == null
                ? committed() == events
                : Files.readString(output).contains(program.drained());
    }

    /** Bronze is written without transactions, so that its offsets count events. */
    private long committed() {
        var asked = admin.listConsumerGroupOffsets(TopologyProgram.GROUP).partitionsToOffsetAndMetadata();
        return KafkaAnswers.of(asked, "asking for the offsets of " + TopologyProgram.GROUP).entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(BRONZE) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }

    /** What is waited for. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    /**
     * Clock and CPU seconds at one moment.
     *
     * @param seconds by the wall, from any start
     */
    private record Moment(double seconds, double programCpu, double brokerCpu) {}
}
