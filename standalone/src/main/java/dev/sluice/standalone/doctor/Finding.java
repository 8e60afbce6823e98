package dev.sluice.standalone.doctor;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What came of a check.
 *
 * @param check its name
 * @param state how it stands
 * @param detail what was seen
 * @param remedy what to do; null where nothing is
 */
@JsonPropertyOrder({"check", "state", "detail", "remedy"})
record Finding(String check, State state, String detail, String remedy) {
    /** How a check stands. */
    enum State {
        OK,
        WRONG,
        /** Not the stack is wrong: the other side does not answer. */
        UNREACHABLE
    }

    static Finding ok(String check, String detail) {
        return new Finding(check, State.OK, detail, null);
    }

    static Finding wrong(String check, String detail, String remedy) {
        return new Finding(check, State.WRONG, detail, remedy);
    }

    static Finding unreachable(String check, String detail, String remedy) {
        return new Finding(check, State.UNREACHABLE, detail, remedy);
    }

    /** One line for people. */
    String line() {
        var mark = state == State.OK ? "ok" : "wrong";
        return "%-9s %-5s %s%s".formatted(check, mark, detail, remedy == null ? "" : "; " + remedy);
    }
}
