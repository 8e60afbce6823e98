package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.ingester.publish.SourceReport;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.queries.SourceAccount;
import dev.sluice.sink.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
    private static final Instant TIME = Instant.parse("2016-01-01T01:59:59Z");
    private static final Progress GOLD = new Progress(Map.of(), 4, 4, 4, 7, TIME, 1);

    @Test
    void linesAreSilverDeadLettersAndDuplicatesAndBlankOnesAreLeftOut() {
        var report = report(read("file:a", SourceState.DONE, 12, 2, 0, null), account("file:a", 10, 7, 1, 2));

        assertThat(report.lines()).isEqualTo(10);
        assertThat(report.conserved()).isTrue();
        assertThat(report.findings()).isEmpty();
        assertThat(report.watermark()).isEqualTo(TIME);
    }

    @Test
    void oversizedLinesAreDeadLettersOfTheIngester() {
        var report = report(read("file:a", SourceState.DONE, 10, 0, 3, null), account("file:a", 7, 7, 0, 0));

        assertThat(report.deadLetters()).isEqualTo(3);
        assertThat(report.conserved()).isTrue();
    }

    @Test
    void aLostLineIsAFinding() {
        var report = report(read("file:a", SourceState.DONE, 10, 0, 0, null), account("file:a", 9, 9, 0, 0));

        assertThat(report.conserved()).isFalse();
        assertThat(report.findings()).singleElement().asString().contains("file:a does not add up: 10 lines, 9 silver");
    }

    @Test
    void aFaultyFileIsAFindingWithItsReason() {
        var report = report(
                read("file:a", SourceState.FAULTY, 9, 0, 0, "truncated at byte 100"), account("file:a", 9, 9, 0, 0));

        assertThat(report.conserved()).isTrue();
        assertThat(report.findings()).containsExactly("file:a ended before its end: truncated at byte 100");
    }

    @Test
    void aSourceThatNobodyProcessedIsNotTakenForWhole() {
        var report = Report.of(List.of(read("file:a", SourceState.DONE, 5, 0, 0, null)), List.of(), GOLD, Map.of());

        assertThat(report.conserved()).isFalse();
    }

    @Test
    void scriptsFindEveryFigureUnderItsName(@TempDir Path folder) throws Exception {
        var file = folder.resolve("report.json");

        JsonFile.write(file, report(read("file:a", SourceState.DONE, 1, 0, 0, null), account("file:a", 1, 1, 0, 0)));

        var json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.fieldNames())
                .toIterable()
                .contains(
                        "sources",
                        "lines",
                        "silver",
                        "dead_letters",
                        "duplicates",
                        "conserved",
                        "watermark",
                        "seconds");
        assertThat(json.get("watermark").textValue()).isEqualTo("2016-01-01T01:59:59Z");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    private static Report report(SourceReport read, SourceAccount account) {
        return Report.of(List.of(read), List.of(account), GOLD, Map.of("idle", 1.5));
    }

    private static SourceReport read(
            String source, SourceState state, long lines, long blank, long oversized, String reason) {
        return new SourceReport(source, state, lines, blank, 0, oversized, lines * 100, reason, null);
    }

    private static SourceAccount account(String source, long lines, long silver, long dead, long duplicates) {
        return new SourceAccount(source, lines, silver, dead, duplicates, 0, TIME, 0);
    }
}
