package dev.sluice.ingester.archive;

import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Prints progress: on a terminal a bar that is drawn over itself, otherwise a line every 10 s. Call it as often as you like. */
public final class ProgressPrinter {
    private static final Duration BAR_EVERY = Duration.ofMillis(250);
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);
    private static final String TO_LINE_START_AND_CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final Style style;
    private final LongSupplier nanoTime;
    private OptionalLong printedAt = OptionalLong.empty();

    /** What it prints to. */
    public enum Style {
        /** A terminal. */
        BAR,
        /** A file or a pipe. */
        LINES
    }

    /** @param nanoTime a clock that only goes forward */
    public ProgressPrinter(PrintStream out, Style style, LongSupplier nanoTime) {
        this.out = out;
        this.style = style;
        this.nanoTime = nanoTime;
    }

    /** Prints if it is time to. */
    public void tell(BackfillProgress progress) {
        long now = nanoTime.getAsLong();
        long every = (style == Style.BAR ? BAR_EVERY : LINE_EVERY).toNanos();
        if (printedAt.isEmpty() || now - printedAt.getAsLong() >= every) {
            printedAt = OptionalLong.of(now);
            print(progress, "");
        }
    }

    /** Prints for the last time. */
    public void end(BackfillProgress progress) {
        print(progress, "\n");
    }

    private void print(BackfillProgress progress, String end) {
        out.print(style == Style.BAR ? TO_LINE_START_AND_CLEAR + progress.bar() + end : progress.line() + "\n");
        out.flush();
    }
}
