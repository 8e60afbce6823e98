package dev.sluice.streams.parse;

import dev.sluice.schemas.Reason;

/**
 * Stands for a value that is something else than expected, until somebody asks for it.
 *
 * @param reason of the refusal
 * @param detail what was seen and what was expected; begins behind the name of the place
 */
record Wrong(Reason reason, String detail) {
    /** A value of another JSON type. */
    static Wrong type(String found, String expected) {
        return new Wrong(Reason.FIELD, " is " + found + "; expected " + expected);
    }

    /** The same with the place before it. */
    Wrong at(Object place) {
        return new Wrong(reason, place + detail);
    }

    Refusal refusal() {
        return new Refusal(reason, detail);
    }
}
