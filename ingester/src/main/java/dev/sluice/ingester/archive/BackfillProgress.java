package dev.sluice.ingester.archive;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a backfill has come at one moment; figures of rates are means since it began.
 *
 * @param hours in all
 * @param over hours that nothing more will come of for now, those of earlier runs included
 * @param overBefore those among them that were over when it began
 * @param missing those among them that the server does not have
 * @param faulty those among them that ended in a fault
 * @param events lines read in this run
 * @param bytes of these lines
 * @param elapsed since it began
 */
public record BackfillProgress(
        long hours, long over, long overBefore, long missing, long faulty, long events, long bytes, Duration elapsed) {
    private static final int BAR = 24;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MIB = 1 << 20;

    /** Events per second; 0 before any time has passed. */
    public long eventsPerSecond() {
        return elapsed.isZero() ? 0 : Math.round(events * NANOS_PER_SECOND / elapsed.toNanos());
    }

    /** How long the rest will take at the pace so far; empty while no hour of this run is over. */
    public Optional<Duration> left() {
        long done = over - overBefore;
        if (done <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofSeconds(Math.round(elapsed.toNanos() / NANOS_PER_SECOND / done * (hours - over))));
    }

    /** For a terminal: one line of some 100 characters, without line end. */
    public String bar() {
        int filled = hours == 0 ? BAR : (int) (BAR * over / hours);
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + line();
    }

    /** For a log: one line, without line end. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%d of %d hours%s%s, %,d events, %,d events/s, %,.0f MiB, %s",
                over,
                hours,
                told(missing, "missing"),
                told(faulty, "faulty"),
                events,
                eventsPerSecond(),
                bytes / MIB,
                over == hours
                        ? "done in " + clock(elapsed)
                        : left().map(left -> clock(left) + " left").orElse("time left unknown"));
    }

    private static String told(long count, String what) {
        return count == 0 ? "" : " (" + count + " " + what + ")";
    }

    private static String clock(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
