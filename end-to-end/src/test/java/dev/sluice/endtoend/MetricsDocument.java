package dev.sluice.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code docs/metrics.md}, read.
 *
 * @param own metrics of our own, by name
 * @param kafka names of those of Kafka
 */
record MetricsDocument(Map<String, Metric> own, Set<String> kafka) {
    private static final Pattern OWN =
            Pattern.compile("(?m)^\\| `(sluice_\\w+)` \\| (\\w+) \\| ([^|]+) \\| ([^|]*)\\|");
    private static final Pattern KAFKA = Pattern.compile("(?m)^\\| `(kafka_\\w+)` \\|");

    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (sluice_\\w+) (\\w+)$");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(sluice_\\w+)\\{(.*)} ");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    /**
     * A row of the table.
     *
     * @param type counter, gauge, timer, summary or histogram
     */
    record Metric(String type, String unit, Set<String> labels) {
        /** What Prometheus calls it. */
        String shownType() {
            return type.equals("timer") ? "summary" : type;
        }
    }

    static MetricsDocument read() {
        var text = text();
        var own = new TreeMap<String, Metric>();
        OWN.matcher(text)
                .results()
                .forEach(row -> own.put(row.group(1), metric(row.group(2), row.group(3), row.group(4))));
        var kafka = new TreeSet<String>();
        KAFKA.matcher(text).results().forEach(row -> kafka.add(row.group(1)));
        return new MetricsDocument(own, kafka);
    }

    /** What a running service shows and the document tells otherwise, or not at all. */
    List<String> contradictions(String scrape) {
        var found = new ArrayList<String>();
        TYPE.matcher(scrape).results().forEach(line -> {
            var metric = own.get(line.group(1).replaceAll("(?<=.)_max$", ""));
            var type = line.group(1).endsWith("_max") || metric == null ? "gauge" : metric.shownType();
            if (metric == null || !type.equals(line.group(2))) {
                found.add(line.group() + ", but listed is " + metric);
            }
        });
        SAMPLE.matcher(scrape).results().forEach(line -> {
            var metric = own.get(line.group(1).replaceAll("_(max|count|sum|bucket)$", ""));
            var labels = LABEL.matcher(line.group(2))
                    .results()
                    .map(label -> label.group(1))
                    .filter(it -> !it.equals("le"));
            if (metric == null || !metric.labels().equals(labels.collect(Collectors.toSet()))) {
                found.add(line.group() + ", but listed is " + metric);
            }
        });
        return found;
    }

    private static Metric metric(String type, String unit, String labels) {
        return new Metric(
                type, unit, labels.isBlank() ? Set.of() : Set.of(labels.strip().split(", ")));
    }

    private static String text() {
        try {
            return Files.readString(Repository.root().resolve("docs/metrics.md"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read docs/metrics.md", e);
        }
    }
}
