package dev.sluice.ingester.publish;

import dev.sluice.ingester.source.Reading;
import dev.sluice.ingester.source.Resume;
import dev.sluice.ops.SourceState;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a person how the reading of a source goes: at its begin and end, and every 10 s between. */
final class ProgressLine {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressLine.class);
    private static final long EVERY_NANOS = Duration.ofSeconds(10).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    private final String source;
    private final long started = System.nanoTime();
    private long linesBefore;
    private long toldAt = started;
    private long toldLines;

    ProgressLine(String source) {
        this.source = source;
    }

    void begin(Resume.From from) {
        linesBefore = from.done().lines();
        toldLines = linesBefore;
        if (!from.why().isEmpty()) {
            LOG.info("{}: read again from its first line, for {}", source, from.why());
        } else if (linesBefore > 0) {
            LOG.info("{}: going on behind line {}", source, linesBefore);
        }
    }

    /** Says so once every 10 s at most. */
    void tell(Reading.Progress progress) {
        long now = System.nanoTime();
        if (now - toldAt >= EVERY_NANOS) {
            LOG.info(
                    "{}: {} lines, {} lines/s",
                    source,
                    progress.lines(),
                    rate(progress.lines() - toldLines, now - toldAt));
            toldAt = now;
            toldLines = progress.lines();
        }
    }

    void end(SourceReport report) {
        if (report.state() == SourceState.FAULTY) {
            LOG.warn("{}: faulty, its {} good lines were taken: {}", source, report.lines(), report.reason());
            return;
        }
        if (report.state() == SourceState.MISSING) {
            LOG.warn("{}: missing, to be asked for again: {}", source, report.reason());
            return;
        }
        long nanos = System.nanoTime() - started;
        LOG.info(
                "{}: done, {} lines ({} blank, {} oversized), {} lines/s",
                source,
                report.lines(),
                report.blank(),
                report.oversized(),
                rate(report.lines() - linesBefore, nanos));
    }

    private static long rate(long lines, long nanos) {
        return Math.round(lines * NANOS_PER_SECOND / Math.max(1, nanos));
    }
}
