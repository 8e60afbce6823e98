package dev.sluice.benchmarks;

import dev.sluice.endtoend.Repository;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Archive to bronze: hours from a server on loopback, through an ingester in its own JVM, into a real broker on the same machine;
 * printed once bronze was found to hold exactly the lines of the files. Beside it, as the limit, records that lie ready in memory.
 * Timed from the first byte asked for to the last commit seen; CPU of the ingester from its start, the JVM's own included. First
 * argument: number of runs, 3 by default; second: number of files, all by default.
 */
public final class ArchiveBenchmark {
    private static final String HEAP = "-Xmx256m";
    private static final String AVRO_TRUSTS_US = "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.sluice";

    /** Lines of so many files lie ready, some 100,000. */
    private static final int READY_FILES = 9;

    private ArchiveBenchmark() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        int most = arguments.length > 1 ? Integer.parseInt(arguments[1]) : Integer.MAX_VALUE;
        var work = Repository.root().resolve("benchmarks/target/ten-days");
        var all = TenDays.in(work.resolve("input"), PipelineBenchmark.hours());
        var files = all.subList(0, Math.min(most, all.size()));
        var expected = Checksum.of(files);
        System.out.println(expected.lines() + " events in " + files.size() + " files");
        var speeds = new ArrayList<Speed>();
        for (int run = 1; run <= runs; run++) {
            try (var log = Log.start(work.resolve("archive-data"))) {
                speeds.add(run(log, files, expected, work));
                System.out.println("run " + run + ": archive to bronze, " + speeds.get(run - 1));
                var ready = files.subList(0, Math.min(READY_FILES, files.size()));
                System.out.println("  limit, ready-made records: " + ReadyMade.run(log, ready, expected.lines()));
            }
        }
        speeds.sort(Comparator.comparingDouble(Speed::eventsPerSecond));
        System.out.println("median: " + speeds.get(speeds.size() / 2));
    }

    private static Speed run(Log log, List<Path> files, Checksum expected, Path work) throws Exception {
        log.create(Topics.POSITIONS);
        try (var server = HourServer.start(files)) {
            double brokerBefore = log.brokerCpu();
            var ingester = ingester(log, server, work);
            try {
                log.awaitDone(files.size(), ingester);
                double seconds = (System.nanoTime() - server.firstByteNanos()) / 1e9;
                double cpu = ProcessTree.cpu(ingester.toHandle());
                var speed = new Speed(expected.lines(), seconds, cpu, log.brokerCpu() - brokerBefore);
                requireEqual(expected, log.checksum(Topics.bronze(Lane.HISTORY).name()));
                return speed;
            } finally {
                stop(ingester);
            }
        }
    }

    private static void requireEqual(Checksum expected, Checksum found) {
        if (!expected.equals(found)) {
            throw new IllegalStateException(
                    "bronze is not what the files hold, no speed is worth telling: " + expected + ", " + found);
        }
    }

    private static Process ingester(Log log, HourServer server, Path work) throws IOException {
        var state = work.resolve("archive-data/state");
        Files.createDirectories(state);
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        AVRO_TRUSTS_US,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.sluice.ingester.Main")
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("archive-ingester.log").toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("SLUICE_"));
        environment.putAll(server.settings());
        environment.put("SLUICE_KAFKA_BOOTSTRAP_SERVERS", log.kafka().bootstrapServers());
        environment.put("SLUICE_SCHEMA_REGISTRY_URL", log.kafka().registryUrl());
        environment.put("SLUICE_STATE_DIR", state.toString());
        environment.put("SLUICE_ARCHIVE_CACHE_DIR", state.resolve("archive").toString());
        return builder.start();
    }

    private static void stop(Process ingester) throws InterruptedException {
        ingester.destroy();
        if (!ingester.waitFor(30, TimeUnit.SECONDS)) {
            ingester.destroyForcibly().waitFor();
        }
    }
}
