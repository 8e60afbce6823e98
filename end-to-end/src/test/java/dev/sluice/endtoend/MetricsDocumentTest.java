package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/metrics.md} lists what the services make, and nothing else; LiveIT compares it with what a running stack shows. */
final class MetricsDocumentTest {
    private static final Pattern OWN = Pattern.compile("\"(sluice(?:\\.[a-z]+)+)\"");
    private static final Pattern KAFKA = Pattern.compile("\"(kafka(?:\\.[a-z]+)+)\"");
    private static final Set<String> BOUNDED = Set.of(
            "kind",
            "outcome",
            "reason",
            "page",
            "type",
            "state",
            "event",
            "lane",
            "feed",
            "change",
            "store",
            "partition",
            "part",
            "route",
            "status");

    @Test
    void everyMetricOfOurOwnIsListedAndNoOther() throws Exception {
        var made = new TreeSet<String>();
        for (var module : Set.of("runtime", "ingester", "streams-processor", "metrics-sink", "query-api")) {
            made.addAll(names(OWN, Repository.root().resolve(module).resolve("src/main/java")));
        }

        var listed = MetricsDocument.read().own().keySet().stream()
                .map(name -> name.replaceAll("_(total|seconds)$", ""))
                .collect(Collectors.toSet());

        assertThat(listed).isEqualTo(made);
    }

    @Test
    void everyMetricOfKafkaThatIsShownIsListedAndNoOther() throws Exception {
        var shown = names(KAFKA, Repository.root().resolve("runtime/src/main/java/dev/sluice/runtime/health"));

        // A counter that is not called so gets the ending from Micrometer.
        assertThat(withoutEnding(MetricsDocument.read().kafka())).isEqualTo(withoutEnding(shown));
    }

    @Test
    void noLabelGrowsWithTheEvents() {
        assertThat(MetricsDocument.read().own().values())
                .allSatisfy(metric -> assertThat(BOUNDED).containsAll(metric.labels()));
    }

    @Test
    void countersEndInTotalAndTimesInSeconds() {
        MetricsDocument.read().own().forEach((name, metric) -> {
            assertThat(name.endsWith("_total")).as(name).isEqualTo(metric.type().equals("counter"));
            assertThat(name.endsWith("_seconds"))
                    .as(name)
                    .isEqualTo(metric.unit().startsWith("seconds"));
        });
    }

    private static Set<String> withoutEnding(Set<String> names) {
        return names.stream().map(name -> name.replaceAll("_total$", "")).collect(Collectors.toSet());
    }

    private static Set<String> names(Pattern pattern, Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            var names = new TreeSet<String>();
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1).replace('.', '_'))
                        .forEach(names::add);
            }
            return names;
        }
    }
}
