package dev.sluice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** CPU time and memory of a process and its children, as Linux accounts for them under /proc. */
final class ProcessTree {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private final long root;
    private final Map<String, Double> cpuSeconds = new TreeMap<>();
    private long peakKibibytes;

    ProcessTree(long root) {
        this.root = root;
    }

    /** Looks once: takes the newest CPU figures and, if it is the greatest so far, the sum of proportional memory. */
    void sample() {
        peakKibibytes = Math.max(
                peakKibibytes, processes().stream().mapToLong(this::look).sum());
    }

    private long look(ProcessHandle process) {
        try {
            double cpu = cpu(process);
            role(process).ifPresent(role -> cpuSeconds.put(role, cpu));
            return proportionalKibibytes(process);
        } catch (IOException ended) {
            // A process that has just ended has no figures any more.
            return 0;
        }
    }

    /** CPU seconds by role: app, broker, registry. */
    Map<String, Double> cpuSeconds() {
        return cpuSeconds;
    }

    /** Greatest sum of proportional set sizes that was seen, in MiB. */
    long peakMebibytes() {
        return peakKibibytes / 1024;
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.of(root).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
    }

    /** Empty while a child is not yet, or no longer, the server that it is started for. */
    private Optional<String> role(ProcessHandle process) throws IOException {
        if (process.pid() == root) {
            return Optional.of("app");
        }
        var command = Files.readString(proc(process, "cmdline"));
        return Stream.of("kafka.Kafka", "quarkus")
                .filter(command::contains)
                .findFirst()
                .map(server -> server.equals("quarkus") ? "registry" : "broker");
    }

    /** CPU seconds so far. */
    static double cpu(ProcessHandle process) throws IOException {
        var stat = Files.readString(proc(process, "stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) / TICKS_PER_SECOND;
    }

    /** Greatest resident set size so far, in MiB. */
    static long peakResidentMebibytes(ProcessHandle process) throws IOException {
        try (var lines = Files.lines(proc(process, "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        }
    }

    private static long proportionalKibibytes(ProcessHandle process) throws IOException {
        try (var lines = Files.lines(proc(process, "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }

    private static Path proc(ProcessHandle process, String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }
}
