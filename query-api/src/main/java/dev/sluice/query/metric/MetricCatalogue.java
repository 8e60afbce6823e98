package dev.sluice.query.metric;

import dev.sluice.query.answer.Likeness;
import dev.sluice.runtime.settings.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The metrics of a folder, each a {@code .yaml} file. */
public final class MetricCatalogue {
    private final Map<String, Metric> byName;

    private MetricCatalogue(Map<String, Metric> byName) {
        this.byName = byName;
    }

    /**
     * Reads and tries every file.
     *
     * @throws ConfigException with every problem of every file as {@code file:line:col: what}
     */
    public static MetricCatalogue load(Path folder) {
        var problems = new ArrayList<String>();
        var metrics = new TreeMap<String, Metric>();
        try (var lint = new SqlLint()) {
            for (var file : files(folder)) {
                new MetricReader(file.toString(), problems)
                        .read(Files.readString(file))
                        .ifPresent(draft -> {
                            lint.check(draft);
                            if (metrics.put(draft.metric().name(), draft.metric()) != null) {
                                draft.fields()
                                        .problem(
                                                "name",
                                                "another file has a metric '"
                                                        + draft.metric().name() + "'");
                            }
                        });
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the metrics of " + folder, e);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make empty gold tables to try metrics on", e);
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(
                    "problem(s) of metric files",
                    problems.stream().map(Object::toString).toList());
        }
        return new MetricCatalogue(metrics);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ConfigException(
                    "setting(s)",
                    List.of("SLUICE_METRICS_DIR is '" + folder + "'; expected a folder with metric files (*.yaml)"));
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** All of them, by name. */
    public Collection<Metric> all() {
        return byName.values();
    }

    /** The metric of that name. */
    public Optional<Metric> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What somebody who typed that name may have meant. */
    public String suggestion(String name) {
        return Likeness.suggestion(name, byName.keySet());
    }
}
