package dev.sluice.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run.
 *
 * @param eventsPerSecond from the moment the ingester starts to read to published gold
 * @param wholeSeconds from the start of the JVM to its end of work
 * @param cpuPerMillion CPU seconds per million events, by process, starting up included
 * @param peakMebibytes greatest sum of proportional set sizes of all processes
 */
record Figures(double eventsPerSecond, double wholeSeconds, Map<String, Double> cpuPerMillion, long peakMebibytes) {
    static Figures of(long events, JsonNode seconds, ProcessTree tree) {
        double started = seconds.get("started").doubleValue();
        double idle = seconds.get("idle").doubleValue();
        var cpu = new TreeMap<String, Double>();
        tree.cpuSeconds().forEach((role, used) -> cpu.put(role, PipelineBenchmark.perMillion(used, events)));
        return new Figures(events / (idle - started), idle, cpu, tree.peakMebibytes());
    }

    @Override
    public String toString() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,.0f events/s file to gold, %.1f s in all, CPU-s per million:",
                eventsPerSecond,
                wholeSeconds));
        cpuPerMillion.forEach((role, used) -> text.append(String.format(Locale.ROOT, " %s %.1f", role, used)));
        double sum =
                cpuPerMillion.values().stream().mapToDouble(Double::doubleValue).sum();
        return text.append(String.format(Locale.ROOT, " = %.1f; peak %d MiB", sum, peakMebibytes))
                .toString();
    }
}
