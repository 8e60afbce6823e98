package dev.sluice.benchmarks.flink;

import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.Watermark;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * Bronze to silver and counts on Flink, in one JVM: parallelism 2, state on the heap, a checkpoint each second, exactly once.
 * Reads bronze to its end, prints {@link #DONE} when all is committed, and waits to be ended, so that its CPU time can be read.
 */
public final class FlinkJob {
    /** Printed when everything is committed. */
    public static final String DONE = "all is committed";

    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(1);
    /** Those of our topology: silver has 68 partitions, and nobody reads before the commit. */
    private static final Map<String, String> PRODUCER = Map.of(
            "linger.ms", "200",
            "batch.size", "65536",
            "register.producer.metrics", "false",
            "transaction.timeout.ms", "600000");

    private final KafkaSettings kafka;
    private final String group;
    private final String countsTopic;

    private FlinkJob(KafkaSettings kafka, String group, String countsTopic) {
        this.kafka = kafka;
        this.group = group;
        this.countsTopic = countsTopic;
    }

    /** Arguments: bootstrap servers, address of the registry, consumer group, topic for the counts, folder for checkpoints. */
    public static void main(String[] arguments) throws Exception {
        var kafka = new KafkaSettings(arguments[0], arguments[1], 1);
        var environment = StreamExecutionEnvironment.createLocalEnvironment(2, configuration(arguments[4]));
        new FlinkJob(kafka, arguments[2], arguments[3]).build(environment);
        environment.execute("bronze to silver");
        System.out.println(DONE);
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
    }

    private static Configuration configuration(String checkpoints) {
        return Configuration.fromMap(Map.of(
                "pipeline.object-reuse", "true",
                "execution.checkpointing.interval", CHECKPOINT_EVERY.toMillis() + " ms",
                "execution.checkpointing.mode", "EXACTLY_ONCE",
                "execution.checkpointing.dir", checkpoints,
                "state.backend.type", "hashmap",
                "restart-strategy.type", "none",
                "jobmanager.bind-host", "127.0.0.1",
                "rest.bind-address", "127.0.0.1",
                "rest.bind-port", "0"));
    }

    private void build(StreamExecutionEnvironment environment) {
        var events = environment.fromSource(
                source(),
                WatermarkStrategy.<Parsed>forBoundedOutOfOrderness(Watermark.STANDARD_GRACE)
                        .withTimestampAssigner((parsed, timestamp) -> parsed.time()),
                "bronze");
        events.sinkTo(sink("silver", new WriteSilver(kafka.registryUrl()))).name("silver");
        var types = events.map(parsed -> Counted.type(parsed.event())).returns(Types.LONG);
        var repositories = events.filter(parsed -> parsed.event().event().getRepoId() != null)
                .map(parsed -> Counted.repository(parsed.event()))
                .returns(Types.LONG);
        count(types, Duration.ofMinutes(1), CountWindow.minute())
                .union(count(repositories, Duration.ofHours(1), CountWindow.hour()))
                .sinkTo(sink("counts", new WriteCounts(countsTopic)))
                .name("counts");
    }

    private static DataStream<Tuple2<String, Long>> count(DataStream<Long> counted, Duration window, CountWindow name) {
        return counted.keyBy(key -> key)
                .window(TumblingEventTimeWindows.of(window))
                .aggregate(new Count(), name);
    }

    private KafkaSource<Parsed> source() {
        return KafkaSource.<Parsed>builder()
                .setProperties(properties(kafka.consumer()))
                .setTopics(Topics.bronze(Lane.LIVE).name())
                .setGroupId(group)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setDeserializer(new ReadBronze())
                .build();
    }

    private <T> KafkaSink<T> sink(String name, KafkaRecordSerializationSchema<T> records) {
        var producer = kafka.producer();
        producer.putAll(PRODUCER);
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(properties(producer))
                .setRecordSerializer(records)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(name)
                // Ids are used again, where the standard takes new ones at each checkpoint.
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .build();
    }

    private static Properties properties(Map<String, Object> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        return properties;
    }
}
