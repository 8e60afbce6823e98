package dev.sluice.benchmarks;

import dev.sluice.schemas.Lane;
import dev.sluice.streams.dedup.DropDuplicates;
import dev.sluice.streams.dedup.MarkSemanticDuplicates;
import dev.sluice.streams.parse.Duplicate;
import dev.sluice.streams.parse.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Reads {@link CompactEvents} with the steps under test, exactly once and with the settings of the streams-processor, and counts what comes out. */
final class DedupApp implements AutoCloseable {
    private static final Duration KEEP = Duration.ofDays(2);
    private static final long LOOK_NANOS = 5_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final AtomicLong events = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final Restore restore = new Restore();
    private final KafkaStreams streams;

    /** Which steps run. */
    enum Steps {
        /** None: what reading costs. */
        NONE,
        /** Copies are dropped. */
        DROP_DUPLICATES,
        /** And what webhooks told is marked. */
        MARK_SEMANTIC_DUPLICATES;

        private KStream<byte[], Verdict> of(KStream<byte[], Verdict> read) {
            var meters = new SimpleMeterRegistry();
            if (this == NONE) {
                return read;
            }
            var distinct = DropDuplicates.of(read, KEEP, Long.MAX_VALUE, Lane.LIVE, meters);
            return this == DROP_DUPLICATES
                    ? distinct
                    : MarkSemanticDuplicates.of(distinct, KEEP, Long.MAX_VALUE, Lane.LIVE, meters);
        }

        /** Application id: each has its own offsets and changelogs. */
        String application(long keys) {
            return "benchmark-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + keys;
        }
    }

    /** With an empty state folder: what was there before is restored. */
    DedupApp(Log log, Steps steps, long keys, Path stateDir) {
        var builder = new StreamsBuilder();
        var values = Serdes.<Verdict>serdeFrom(
                (topic, value) -> {
                    throw new UnsupportedOperationException("verdicts are never written");
                },
                new CompactEvents());
        steps.of(builder.stream(CompactEvents.TOPIC, Consumed.with(Serdes.ByteArray(), values)))
                .foreach((key, verdict) -> count(verdict));
        streams = new KafkaStreams(builder.build(), properties(log, steps.application(keys), stateDir));
        streams.setGlobalStateRestoreListener(restore);
        streams.cleanUp();
        streams.start();
    }

    private void count(Verdict verdict) {
        events.incrementAndGet();
        if (verdict instanceof Duplicate) {
            duplicates.incrementAndGet();
        }
    }

    private static Properties properties(Log log, String application, Path stateDir) {
        var properties = new Properties();
        properties.putAll(log.kafka().client());
        log.kafka().producer().forEach((name, value) -> properties.put(StreamsConfig.producerPrefix(name), value));
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 32L << 20);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        properties.put("auto.offset.reset", "earliest");
        return properties;
    }

    /** Waits until so many events came out. */
    void await(long wanted) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (events.get() < wanted) {
            if (streams.state() == KafkaStreams.State.ERROR || System.nanoTime() > end) {
                throw new IllegalStateException(
                        events + " of " + wanted + " events came out; Streams is " + streams.state());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Events that came out, copies included. */
    long events() {
        return events.get();
    }

    /** Of these, copies. */
    long duplicates() {
        return duplicates.get();
    }

    /** From the first record that was restored until the step was ready to process; waits for it. */
    double restoreSeconds() {
        while (streams.state() != KafkaStreams.State.RUNNING) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return (System.nanoTime() - restore.began) / 1e9;
    }

    /** Commits what was read, and leaves the group, so that the next one need not wait for its session to end. */
    @Override
    public void close() {
        streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(Duration.ofMinutes(1)));
    }

    /** Notes when the first of the stores begins. */
    private static final class Restore implements StateRestoreListener {
        private volatile long began;

        @Override
        public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
            if (began == 0) {
                began = System.nanoTime();
            }
        }

        @Override
        public void onBatchRestored(TopicPartition partition, String store, long end, long records) {}

        @Override
        public void onRestoreEnd(TopicPartition partition, String store, long records) {}
    }
}
