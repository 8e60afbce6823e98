package dev.sluice.standalone;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** What a person at the terminal reads: one line per part, then where to look. */
final class Console {
    private final PrintWriter out;
    private final PrintWriter err;

    Console(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** A part, its state, its address and how long that took. */
    void part(String name, String state, String address, Duration took) {
        say(String.format(Locale.ROOT, "%-18s %-6s %-46s %5.1f s", name, state, address, took.toMillis() / 1000.0));
    }

    /** A line for people. */
    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** A line about something that went wrong. */
    void warn(String line) {
        err.println(line);
        err.flush();
    }
}
