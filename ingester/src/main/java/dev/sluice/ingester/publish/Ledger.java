package dev.sluice.ingester.publish;

import dev.sluice.ops.IngestPosition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How all sources stand, for whoever asks while one of them is read. */
public final class Ledger {
    private final Map<String, SourceReport> reports = new LinkedHashMap<>();

    /** @param sources their ids, in the order of reading */
    public Ledger(Collection<String> sources) {
        expect(sources);
    }

    /** Names more sources that are going to be read, in the order of reading. */
    public final synchronized void expect(Collection<String> sources) {
        sources.forEach(source -> reports.put(source, SourceReport.waiting(source)));
    }

    /** Tells how a source stood before this run. */
    public final synchronized void stood(IngestPosition position) {
        put(SourceReport.of(position));
    }

    synchronized void put(SourceReport report) {
        reports.put(report.source(), report);
    }

    /** How that source stands. */
    public synchronized SourceReport report(String source) {
        return reports.get(source);
    }

    /** One per source, in the order of reading. */
    public synchronized List<SourceReport> reports() {
        return List.copyOf(reports.values());
    }
}
