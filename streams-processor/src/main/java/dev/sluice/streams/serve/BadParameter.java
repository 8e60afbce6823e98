package dev.sluice.streams.serve;

/** A query parameter is missing or wrong. Answered with 400. */
final class BadParameter extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message with the name, what was found and what is expected */
    BadParameter(String message) {
        super(message);
    }
}
