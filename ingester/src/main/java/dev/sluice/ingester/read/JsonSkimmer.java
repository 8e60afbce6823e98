package dev.sluice.ingester.read;

import java.util.Arrays;
import java.util.Optional;

/** Walks the keys of JSON objects and passes over their values; on anything that is no JSON it comes to the end of the line. */
final class JsonSkimmer {
    private static final int MAX_DIGITS = 19;

    private final byte[] line;
    private int at;
    private int keyStart;
    private int keyEnd;

    JsonSkimmer(byte[] line) {
        this.line = line;
    }

    /** Steps into the object that is the next value; false, and no step, when it is something else. */
    boolean enterObject() {
        return accept('{');
    }

    /** Goes to the next key of the object and behind its colon; false behind the object's end. */
    boolean nextKey() {
        accept(',');
        if (accept('}')) {
            return false;
        }
        if (!accept('"')) {
            return lost();
        }
        keyStart = at;
        skipString();
        keyEnd = at - 1;
        return accept(':') || lost();
    }

    boolean keyIs(byte[] name) {
        return Arrays.equals(line, keyStart, keyEnd, name, 0, name.length);
    }

    /** The next value if it is 1 to 19 digits, in quotes or not; else the walk stays before it. */
    Optional<byte[]> digits() {
        skipBlanks();
        int from = at < line.length && line[at] == '"' ? at + 1 : at;
        int to = from;
        while (to < line.length && line[to] >= '0' && line[to] <= '9') {
            to++;
        }
        boolean whole = to < line.length && endsValue(line[to]);
        return to > from && to - from <= MAX_DIGITS && whole
                ? Optional.of(Arrays.copyOfRange(line, from, to))
                : Optional.empty();
    }

    /** The next value if it is a text without escapes, not empty; the walk stays before it. */
    Optional<byte[]> text() {
        skipBlanks();
        int from = at + 1;
        int to = from;
        while (to < line.length && line[to] != '"' && line[to] != '\\') {
            to++;
        }
        boolean whole = at < line.length && line[at] == '"' && to < line.length && line[to] == '"' && to > from;
        return whole ? Optional.of(Arrays.copyOfRange(line, from, to)) : Optional.empty();
    }

    void skipValue() {
        skipBlanks();
        int depth = 0;
        while (at < line.length) {
            byte b = line[at];
            if (b == '"') {
                at++;
                skipString();
            } else if (b == '{' || b == '[') {
                depth++;
                at++;
            } else if (b == '}' || b == ']') {
                if (depth == 0) {
                    return;
                }
                depth--;
                at++;
            } else if (b == ',' && depth == 0) {
                return;
            } else {
                at++;
            }
        }
    }

    private static boolean endsValue(byte b) {
        return b == '"' || b == ',' || b == '}' || b <= ' ';
    }

    private boolean lost() {
        at = line.length;
        return false;
    }

    private boolean accept(char expected) {
        skipBlanks();
        boolean found = at < line.length && line[at] == expected;
        at += found ? 1 : 0;
        return found;
    }

    /** Line ends, too: an event cut from a page that was printed for people has some. */
    private void skipBlanks() {
        while (at < line.length && isBlank(line[at])) {
            at++;
        }
    }

    /** No line of a file has a line feed in it, but the body of a webhook and an event of a page may. */
    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** From behind the opening quote to behind the closing one. */
    private void skipString() {
        while (at < line.length && line[at] != '"') {
            at += line[at] == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, line.length);
    }
}
