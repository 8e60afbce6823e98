package dev.sluice.benchmarks;

import dev.sluice.endtoend.Oracle;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The peer: DuckDB alone, no Kafka, doing the same job as a batch: raw files to distinct events in Parquet and the hourly
 * counts. It runs in this JVM; its CPU time is this process's.
 */
final class BatchPeer {
    private BatchPeer() {}

    /**
     * What it took.
     *
     * @param wallSeconds from start to end
     * @param cpuSeconds of this process meanwhile
     */
    record Figures(double wallSeconds, double cpuSeconds) {}

    static Figures run(List<Path> files, Path scratch) throws Exception {
        Files.createDirectories(scratch);
        var list = files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", ", "[", "]"));
        long wall = System.nanoTime();
        double cpu = cpuSeconds();
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckdb.createStatement()) {
            statement.execute("SET VARIABLE files = " + list);
            statement.execute(Oracle.text("raw_events"));
            statement.execute("COPY raw_events TO '" + scratch.resolve("events.parquet")
                    + "' (FORMAT parquet, COMPRESSION zstd)");
            for (var table : List.of("event_counts_hourly", "repo_activity_hourly", "pull_requests")) {
                statement.execute("CREATE TABLE " + table + " AS " + Oracle.text(table));
            }
        }
        return new Figures((System.nanoTime() - wall) / 1e9, cpuSeconds() - cpu);
    }

    private static double cpuSeconds() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }
}
