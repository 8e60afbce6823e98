package dev.sluice.query.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.settings.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a metric file may say, and how it is told what is wrong with it. */
final class MetricCatalogueTest {
    private static final String GOOD = """
            name: push_count
            label: Pushes
            description: How many.
            unit: events
            params:
              least: { type: integer, default: 1, min: 0 }
            sql: |
              SELECT type, sum(events)::BIGINT AS events
              FROM gold_event_counts_hourly
              WHERE $bots <> '' AND events >= $least
              GROUP BY type
            columns:
              type: { type: text }
              events: { type: integer, unit: events }
            """;

    @TempDir
    Path folder;

    @Test
    void goodFileIsAMetric() throws IOException {
        write("a.yaml", GOOD);

        var metric = MetricCatalogue.load(folder).find("push_count").orElseThrow();

        assertThat(metric.params()).extracting(Param::name).containsExactly("least");
        assertThat(metric.columns()).extracting(Column::name).containsExactly("type", "events");
    }

    @Test
    void filesOfTheProjectAreGood() {
        var catalogue = MetricCatalogue.load(Path.of("../metrics"));

        assertThat(catalogue.find("busiest_repositories")).isPresent();
        assertThat(catalogue.suggestion("busiest_repository")).isEqualTo("did you mean 'busiest_repositories'?");
    }

    @Test
    void unknownFieldIsToldWithItsPlaceAndAGuess() {
        assertRefused(GOOD.replace("label:", "lable:"), "a.yaml:2:1: unknown field 'lable'; did you mean 'label'?");
        assertRefused(GOOD.replace("label:", "lable:"), "a.yaml:1:1: the field 'label' is missing");
    }

    @Test
    void brokenYamlIsToldWithItsPlace() {
        assertRefused("name: [", "a.yaml:1:8: ");
        assertRefused("", "a.yaml:1:1: the file is empty");
        assertRefused("[a, b]: 1\n", "a.yaml:1:1: Non scalar key");
        assertRefused("name: one\nname: two\n", "a.yaml:2:1: the field 'name' is given twice");
    }

    @Test
    void typeThatIsNoneIsToldWithAGuess() {
        assertRefused(
                GOOD.replace("type: integer, default", "type: integre, default"),
                "a.yaml:6:18: unknown type 'integre'; did you mean 'integer'?");
    }

    @Test
    void standardThatTheParameterWouldRefuseIsRefused() {
        assertRefused(
                GOOD.replace("default: 1", "default: -1"),
                "a.yaml:6:36: 'default': '-1' is not a whole number, at least 0");
    }

    @Test
    void parameterOfTheStatementMustBeDeclared() {
        assertRefused(GOOD.replace("$least", "$leats"), "a.yaml:7:6: $leats is not declared; did you mean 'least'?");
        assertRefused(GOOD.replace("$least", "1"), "a.yaml:6:10: 'least' is declared, but sql does not use $least");
    }

    @Test
    void everyMetricFiltersBots() {
        assertRefused(GOOD.replace("$bots <> '' AND", ""), "a.yaml:7:6: sql does not use $bots");
    }

    @Test
    void statementThatIsNoSelectIsRefused() {
        assertRefused(GOOD.replace("SELECT type", "DELETE type"), "a.yaml:7:6: ");
        assertRefused(
                sql("DELETE FROM gold_event_counts_hourly WHERE $bots = '' OR events = $least"),
                "expected one SELECT, got ");
        assertRefused(sql("SELECT $bots AS type; SELECT $least AS events"), "expected one SELECT, got 2 of them");
    }

    @Test
    void columnThatDoesNotExistIsRefused() {
        assertRefused(GOOD.replace("sum(events)", "sum(evnts)"), "evnts");
    }

    @Test
    void statementThatReadsAFileIsRefused() {
        assertRefused(
                sql(
                        "SELECT content AS type, $least::BIGINT AS events FROM read_text('/etc/hostname') WHERE $bots <> ''"),
                "a.yaml:7:6: ");
    }

    @Test
    void columnsMustBeThoseOfTheStatement() {
        assertRefused(
                GOOD.replace("AS events", "AS event"),
                "sql gives 'event', which is not declared; did you mean 'events'?");
        assertRefused(GOOD.replace("AS events", "AS event"), "sql gives no 'events'; did you mean 'event'?");
        assertRefused(
                GOOD.replace("events: { type: integer", "events: { type: text"),
                "a.yaml:14:11: 'events' is declared as text, but sql gives BIGINT");
    }

    @Test
    void nameMayBeGivenOnce() throws IOException {
        write("b.yaml", GOOD);
        assertRefused(GOOD, "another file has a metric 'push_count'");
    }

    @Test
    void folderMustBeThere() {
        assertThatThrownBy(() -> MetricCatalogue.load(folder.resolve("none")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("SLUICE_METRICS_DIR");
    }

    private static String sql(String statement) {
        return GOOD.replaceAll("(?s)sql: \\|.*columns:", "sql: |\n  " + statement.replace("$", "\\$") + "\ncolumns:");
    }

    private void assertRefused(String text, String problem) {
        try {
            write("a.yaml", text);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write", e);
        }
        assertThatThrownBy(() -> MetricCatalogue.load(folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(problem);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
