package dev.sluice.benchmarks;

import dev.sluice.endtoend.BronzeCheck;
import dev.sluice.endtoend.Cluster;
import dev.sluice.endtoend.Repository;
import dev.sluice.endtoend.ServiceProcess;
import dev.sluice.ingester.fakegithub.FakeGithub;
import dev.sluice.ingester.fakegithub.FakeGithubPlan;
import dev.sluice.ingester.fakegithub.Hours;
import dev.sluice.ingester.fakegithub.SampleHours;
import dev.sluice.schemas.Lane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * One hour of five million events, made while it is downloaded, through an ingester of 256 MB of heap: its peak heap and its peak
 * proportional memory, printed once bronze was found to hold every line once. First argument: events, 5 million by default.
 */
public final class BigHour {
    private static final String HOUR = "2026-01-01-1";
    private static final long LOOK_NANOS = 1_000_000_000L;
    /** {@code 123M->45M(256M)} of the collector's log: the first is the greatest since the collection before. */
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->\\d+M\\(\\d+M\\)");

    private BigHour() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        long events = arguments.length > 0 ? Long.parseLong(arguments[0]) : 5_000_000;
        var work = Files.createDirectories(Repository.root().resolve("benchmarks/target/big-hour"));
        var plan =
                FakeGithubPlan.standard().hours(Hours.sample(new SampleHours(42, events, SampleHours.Framing.CHUNKED)));
        var collections = work.resolve("gc.log");
        Files.deleteIfExists(collections);
        try (var github = FakeGithub.start(plan, Clock.systemUTC());
                var cluster = Cluster.start(Files.createTempDirectory(work, "cluster"));
                var check = new BronzeCheck(cluster.bootstrapServers(), Lane.HISTORY)) {
            cluster.prepare(Lane.HISTORY);
            check.want(Map.of("archive:" + HOUR, events));
            try (var ingester = start(github, cluster, work, collections)) {
                long peak = watch(check, ingester);
                System.out.printf(
                        Locale.ROOT,
                        "%,d lines in bronze, each once; ingester with -Xmx256m: peak heap %d MB, peak PSS %d MiB%n",
                        check.records(),
                        peakHeap(collections),
                        peak);
            }
        }
    }

    private static long watch(BronzeCheck check, ServiceProcess ingester) {
        var tree = new ProcessTree(ingester.pid());
        while (!check.isComplete()) {
            if (!ingester.isAlive() || !check.wrong().isEmpty()) {
                throw new IllegalStateException("bronze is not what was served: " + check.wrong() + ingester.output());
            }
            tree.sample();
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return tree.peakMebibytes();
    }

    private static long peakHeap(Path collections) throws IOException {
        return COLLECTION
                .matcher(Files.readString(collections))
                .results()
                .mapToLong(collection -> Long.parseLong(collection.group(1)))
                .max()
                .orElse(0);
    }

    private static ServiceProcess start(FakeGithub github, Cluster cluster, Path work, Path collections) {
        var environment = new HashMap<>(cluster.environment());
        environment.putAll(Map.of(
                "SLUICE_SOURCE",
                "archive",
                "SLUICE_ARCHIVE_URL",
                github.archiveTemplate(),
                "SLUICE_ARCHIVE_FROM",
                HOUR,
                "SLUICE_ARCHIVE_TO",
                HOUR,
                "SLUICE_ARCHIVE_CACHE_DIR",
                work.resolve("cache").toString(),
                "SLUICE_STATE_DIR",
                work.resolve("state").toString()));
        return ServiceProcess.start(
                "dev.sluice.ingester.Main",
                environment,
                work.resolve("ingester.txt"),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-Xlog:gc:file=" + collections));
    }
}
