package dev.sluice.benchmarks;

import dev.sluice.endtoend.Comparison;
import dev.sluice.endtoend.Oracle;
import dev.sluice.endtoend.Repository;
import dev.sluice.endtoend.SluiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * File to committed gold, the whole stack on one machine: events per second and CPU seconds per million events of each process,
 * printed once the outputs were found equal to the batch computation. First argument: number of runs, 3 by default.
 */
public final class PipelineBenchmark {
    /** Adding up the memory of a process holds it up for some 20 ms. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private PipelineBenchmark() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        var work = Repository.root().resolve("benchmarks/target/ten-days");
        var files = TenDays.in(work.resolve("input"), hours());
        try (var oracle = Oracle.over(files)) {
            System.out.printf(Locale.ROOT, "%d events in %d files%n", oracle.events(), files.size());
            var figures = new ArrayList<Figures>();
            for (int run = 1; run <= runs; run++) {
                figures.add(run(work, oracle));
                System.out.println("run " + run + ": " + figures.get(run - 1));
                var peer = BatchPeer.run(files, work.resolve("peer"));
                System.out.printf(
                        Locale.ROOT,
                        "  peer, DuckDB alone as a batch: %,.0f events/s, %.1f CPU-s per million%n",
                        oracle.events() / peer.wallSeconds(),
                        perMillion(peer.cpuSeconds(), oracle.events()));
            }
            figures.sort(Comparator.comparingDouble(Figures::eventsPerSecond));
            System.out.println("median: " + figures.get(figures.size() / 2));
        }
    }

    private static Figures run(Path work, Oracle oracle) throws Exception {
        var data = work.resolve("data");
        var source = "file:" + work.resolve("input") + "/*.json.gz";
        try (var sluice = SluiceProcess.up(data, source, "--until-idle", "--fresh")) {
            var tree = new ProcessTree(sluice.pid());
            while (sluice.isAlive()) {
                tree.sample();
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
            requireEqual(oracle, sluice);
            return Figures.of(oracle.events(), sluice.report().get("seconds"), tree);
        }
    }

    private static void requireEqual(Oracle oracle, SluiceProcess sluice) throws Exception {
        if (sluice.await(Duration.ofSeconds(1)) != 0) {
            throw new IllegalStateException("sluice up failed; it printed: " + sluice.output() + sluice.log());
        }
        var differences = Comparison.differences(oracle, sluice.dataDir(), sluice.gold());
        if (differences.values().stream().anyMatch(rows -> !rows.isEmpty())) {
            throw new IllegalStateException("the outputs are not equal, no speed is worth telling: " + differences);
        }
    }

    static double perMillion(double seconds, long events) {
        return seconds * 1e6 / events;
    }

    /** The real hours. */
    static List<Path> hours() throws IOException {
        var folder = Repository.shared("hours")
                .orElseThrow(() ->
                        new IllegalStateException("expected the real hours in shared/data/hours beside the checkout"));
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json.gz"))
                    .sorted()
                    .toList();
        }
    }
}
