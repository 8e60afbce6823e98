package dev.sluice.ingester.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.SourceState;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
    @Test
    void sourcesStandInTheOrderOfReadingFromTheBeginningOn() {
        var ledger = new Ledger(List.of("b", "a"));

        assertThat(ledger.reports()).extracting(SourceReport::source).containsExactly("b", "a");
        assertThat(ledger.reports()).noneMatch(SourceReport::isOver);
        assertThat(ledger.reports()).allMatch(report -> report.state() == SourceState.UNKNOWN);
    }

    @Test
    void theLastReportOfASourceCounts() {
        var ledger = new Ledger(List.of("a", "b"));

        ledger.put(report("a", SourceState.READING, 3));
        ledger.put(report("a", SourceState.DONE, 5));

        assertThat(ledger.reports()).containsExactly(report("a", SourceState.DONE, 5), SourceReport.waiting("b"));
    }

    @Test
    void aSourceIsOverWhenItIsDoneOrFaulty() {
        assertThat(report("a", SourceState.DONE, 1).isOver()).isTrue();
        assertThat(report("a", SourceState.FAULTY, 1).isOver()).isTrue();
        assertThat(report("a", SourceState.READING, 1).isOver()).isFalse();
    }

    private static SourceReport report(String source, SourceState state, long lines) {
        return new SourceReport(source, state, lines, 0, 0, 0, 0, null, null);
    }
}
