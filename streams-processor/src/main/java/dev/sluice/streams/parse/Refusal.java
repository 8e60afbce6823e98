package dev.sluice.streams.parse;

import dev.sluice.schemas.Reason;

/** Ends the reading of a line that is not acceptable; never leaves this package, and costs no stack trace. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    Refusal(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** The same, for another reason. */
    Refusal because(Reason other) {
        return new Refusal(other, getMessage());
    }

    Reason reason() {
        return reason;
    }
}
