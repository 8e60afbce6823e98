package dev.sluice.benchmarks;

import dev.sluice.ingester.read.Line;
import dev.sluice.ingester.read.Lines;
import dev.sluice.ingester.read.RepoKey;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The limit: records that lie ready in memory, keys computed, sent by one transactional producer with the ingester's settings. */
final class ReadyMade {
    private static final String TOPIC = "benchmark.ready-made.v1";
    private static final int COMMIT_EVERY = 20_000;
    private static final byte[] NO_KEY = {'0'};

    private ReadyMade() {}

    /** Sends these files' lines over and over until so many events are in the log. */
    static Speed run(Log log, List<Path> files, long events) throws Exception {
        var settings = Topics.bronze(Lane.HISTORY).create(1);
        log.create(List.of(new NewTopic(TOPIC, Topics.EVENT_PARTITIONS, (short) 1).configs(settings.configs())));
        var records = records(files);
        var properties = log.kafka().producer();
        properties.put("transactional.id", "benchmark-ready-made");
        properties.put("buffer.memory", Integer.toString(64 << 20));
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(properties, bytes, bytes)) {
            producer.initTransactions();
            send(producer, records, COMMIT_EVERY);
            double broker = log.brokerCpu();
            double own = ownCpu();
            long began = System.nanoTime();
            send(producer, records, events);
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Speed(events, seconds, ownCpu() - own, log.brokerCpu() - broker);
        }
    }

    /** What goes wrong with a record is thrown by the commit. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void send(
            KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records, long events) {
        for (long sent = 0; sent < events; sent++) {
            if (sent % COMMIT_EVERY == 0) {
                if (sent > 0) {
                    producer.commitTransaction();
                }
                producer.beginTransaction();
            }
            producer.send(records.get((int) (sent % records.size())));
        }
        producer.commitTransaction();
    }

    private static List<ProducerRecord<byte[], byte[]>> records(List<Path> files) throws IOException {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (var file : files) {
            try (var lines = new Lines(new GZIPInputStream(Files.newInputStream(file), 1 << 16))) {
                for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                    var value = ((Line.Whole) line.get()).bytes();
                    records.add(new ProducerRecord<>(TOPIC, RepoKey.of(value).orElse(NO_KEY), value));
                }
            }
        }
        return records;
    }

    private static double ownCpu() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }
}
