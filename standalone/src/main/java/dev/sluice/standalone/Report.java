package dev.sluice.standalone;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.ingester.publish.SourceReport;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.queries.SourceAccount;
import dev.sluice.sink.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * {@code report.json}: what became of every line, at the end of a batch.
 *
 * @param sources each with its account
 * @param lines of all sources, blank ones left out
 * @param silver of these, written to a silver topic
 * @param deadLetters of these, refused by the ingester or the parser
 * @param duplicates of these, copies of an event that is in silver
 * @param late of the silver ones, later than the grace of the state stores
 * @param watermark up to when event times are complete; null where nothing was read
 * @param goldSnapshot number of the snapshot in force; 0 where there is none
 * @param seconds wall time since the start until each stage was done
 * @param findings what a person should look at; the exit code is 3 where there are any
 */
record Report(
        List<Source> sources,
        long lines,
        long silver,
        long deadLetters,
        long duplicates,
        long late,
        Instant watermark,
        long goldSnapshot,
        Map<String, Double> seconds,
        List<String> findings) {

    /**
     * One source.
     *
     * @param source its id
     * @param state DONE, FAULTY, MISSING or READING
     * @param lines read, blank and filtered ones left out
     * @param blank lines that were skipped
     * @param filtered lines that the user does not want
     * @param silver written to a silver topic
     * @param deadLetters refused, oversized ones included
     * @param duplicates copies
     * @param late later than the grace
     * @param reason why it is FAULTY or MISSING; null otherwise
     */
    record Source(
            String source,
            String state,
            long lines,
            long blank,
            long filtered,
            long silver,
            long deadLetters,
            long duplicates,
            long late,
            String reason) {
        static Source of(SourceReport read, SourceAccount account) {
            return new Source(
                    read.source(),
                    read.state().name(),
                    read.lines() - read.blank() - read.filtered(),
                    read.blank(),
                    read.filtered(),
                    account.silver(),
                    account.dead() + read.oversized(),
                    account.duplicates(),
                    account.late(),
                    read.reason());
        }

        boolean conserved() {
            return lines == silver + deadLetters + duplicates;
        }
    }

    /** Whether every line is accounted for: lines = silver + dead letters + duplicates, for each source. */
    @JsonProperty("conserved")
    boolean conserved() {
        return sources.stream().allMatch(Source::conserved);
    }

    /** Joins what the ingester read with what the processor made of it. */
    static Report of(
            List<SourceReport> reads, List<SourceAccount> accounts, Progress gold, Map<String, Double> seconds) {
        var bySource = accounts.stream().collect(Collectors.toMap(SourceAccount::source, Function.identity()));
        var sources = reads.stream()
                .map(read -> Source.of(read, bySource.getOrDefault(read.source(), none(read))))
                .sorted(Comparator.comparing(Source::source))
                .toList();
        return new Report(
                sources,
                sum(sources, Source::lines),
                sum(sources, Source::silver),
                sum(sources, Source::deadLetters),
                sum(sources, Source::duplicates),
                sum(sources, Source::late),
                gold.watermark(),
                gold.snapshot(),
                seconds,
                findings(sources));
    }

    private static List<String> findings(List<Source> sources) {
        var findings = new ArrayList<String>();
        for (var source : sources) {
            if (source.state().equals(SourceState.FAULTY.name())) {
                findings.add(source.source() + " ended before its end: " + source.reason());
            }
            if (source.state().equals(SourceState.MISSING.name())) {
                findings.add(source.source() + " is missing: " + source.reason());
            }
            if (!source.conserved()) {
                findings.add(source.source() + " does not add up: " + source.lines() + " lines, " + source.silver()
                        + " silver, " + source.deadLetters() + " dead letters, " + source.duplicates()
                        + " duplicates");
            }
        }
        return findings;
    }

    private static SourceAccount none(SourceReport read) {
        return new SourceAccount(read.source(), 0, 0, 0, 0, 0, null, 0);
    }

    private static long sum(List<Source> sources, ToLongFunction<Source> figure) {
        return sources.stream().mapToLong(figure).sum();
    }
}
