package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One recorded hour through every layer, against the batch computation; the steps follow one another on one data directory. */
@TestMethodOrder(OrderAnnotation.class)
final class RecordedHourIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    private static Path folder;

    private static Path hour;
    private static Oracle oracle;

    @BeforeAll
    static void readRawFile() throws Exception {
        hour = Hour.copyTo(folder, "hour.json.gz");
        oracle = Oracle.over(List.of(hour));
    }

    @AfterAll
    static void close() throws Exception {
        oracle.close();
    }

    @Test
    @Order(1)
    void goldEqualsTheBatchComputationRowForRow() throws Exception {
        try (var sluice = pan(hour)) {
            var report = sluice.report();

            assertThat(sluice.dataDir().resolve("log/sluice.log")).isNotEmptyFile();
            assertThat(sluice.output()).doesNotContain(" INFO ");

            assertThat(report.get("conserved").booleanValue()).as("%s", report).isTrue();
            assertThat(report.get("lines").longValue()).isGreaterThan(10_000);
            assertThat(report.get("silver").longValue()).isEqualTo(oracle.events());
            assertThat(Comparison.differences(oracle, sluice.dataDir(), sluice.gold()))
                    .allSatisfy((table, rows) -> assertThat(rows).as(table).isEmpty());
        }
    }

    @Test
    @Order(2)
    void theSamePathAgainReadsNothingAndSaysSo() throws Exception {
        try (var sluice = pan(hour)) {
            assertThat(sluice.output()).contains("nothing to read");
            assertThat(source(sluice.report(), hour).get("silver").longValue()).isEqualTo(oracle.events());
        }
    }

    @Test
    @Order(3)
    void aCopyUnderAnotherNameIsAllDuplicatesAndChangesNothing() throws Exception {
        var copy = Hour.copyTo(folder, "copy.json.gz");
        try (var sluice = pan(copy)) {
            var account = source(sluice.report(), copy);

            assertThat(account.get("silver").longValue()).isZero();
            assertThat(account.get("duplicates")).isEqualTo(account.get("lines"));
            assertThat(Comparison.differences(oracle, sluice.dataDir(), sluice.gold()))
                    .allSatisfy((table, rows) -> assertThat(rows).as(table).isEmpty());
        }
    }

    private static SluiceProcess pan(Path file) throws InterruptedException {
        var sluice = SluiceProcess.up(folder.resolve("data"), "file:" + file, "--until-idle");
        assertThat(sluice.await(LIMIT)).as(sluice.output() + sluice.log()).isZero();
        return sluice;
    }

    private static JsonNode source(JsonNode report, Path file) {
        for (var source : report.get("sources")) {
            if (source.get("source").textValue().endsWith(file.getFileName().toString())) {
                return source;
            }
        }
        throw new AssertionError("no source for " + file + " in " + report);
    }
}
