package dev.sluice.standalone.dlq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.schemas.queries.QueryJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What a command finds, line by line on standard output; sums and warnings go to standard error. */
final class Printer {
    private static final ObjectMapper JSON = QueryJson.mapper();
    private static final String ROW = "%-12s  %-8s  %8s  %-13s  %-6s  %-24s  %s";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;

    private Printer(PrintWriter out, PrintWriter err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    /** For people. */
    static Printer ofText(PrintWriter out, PrintWriter err) {
        return new Printer(out, err, false);
    }

    /** For programs: one JSON object a line. */
    static Printer ofJson(PrintWriter out, PrintWriter err) {
        return new Printer(out, err, true);
    }

    /** The first line of a list. */
    void heading() {
        if (!json) {
            say(ROW.formatted("LETTER", "STATE", "ATTEMPTS", "REASON", "STAGE", "FETCHED", "DETAIL"));
        }
    }

    void row(Standing standing) {
        var letter = standing.letter();
        say(
                json
                        ? json(ListedLetter.of(standing))
                        : ROW.formatted(
                                standing.id(),
                                standing.status().text(),
                                standing.attempts(),
                                known(standing.reason()),
                                known(letter.stage()),
                                known(letter.fetchedAt()),
                                known(letter.detail())));
    }

    void row(Outcome outcome) {
        if (json) {
            say(json(outcome));
        } else {
            var more = outcome.eventType() == null ? outcome.reason() : outcome.eventType();
            say("%-12s  attempt %-4d  %-20s  %s"
                    .formatted(
                            outcome.letter(),
                            outcome.attempt(),
                            outcome.result().text(),
                            more == null ? "" : Visible.text(more)));
        }
    }

    /** A line of its own making. */
    void say(String line) {
        out.println(line);
    }

    /** An object as a line. */
    void object(Object object) {
        say(json(object));
    }

    boolean isJson() {
        return json;
    }

    /** A line that is not the result: a sum, or a warning. */
    void warn(String line) {
        err.println(line);
        err.flush();
    }

    /** How many there are of each kind: {@code 3 letters: 2 SYNTAX, 1 CLOCK}. */
    static <T> String sum(String what, List<T> all, Function<T, String> kind) {
        Map<String, Long> counts = new TreeMap<>();
        all.forEach(one -> counts.merge(known(kind.apply(one)), 1L, Long::sum));
        var sum = all.size() + " " + what + (all.size() == 1 ? "" : "s");
        return counts.isEmpty()
                ? sum
                : sum + ": "
                        + String.join(
                                ", ",
                                counts.entrySet().stream()
                                        .map(count -> count.getValue() + " " + count.getKey())
                                        .toList());
    }

    /** What is not known is not left out. */
    static String known(Object value) {
        return value == null ? "n/a" : Visible.text(value.toString());
    }

    private static String json(Object object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(object.getClass() + " does not go into JSON", e);
        }
    }
}
