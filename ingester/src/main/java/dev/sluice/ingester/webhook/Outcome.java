package dev.sluice.ingester.webhook;

import java.util.Locale;

/** What becomes of a request: every one has exactly one, and every one is counted. */
enum Outcome {
    /** In bronze, for good. */
    ACCEPTED(202, "Accepted"),
    /** Longer than bronze takes: a dead letter, for good. */
    OVERSIZED(202, "Accepted"),
    /** Of a kind that is nothing to us. */
    IGNORED(202, "Accepted"),
    /** We are here. */
    PING(200, "OK"),
    /** A header is missing or odd. */
    MALFORMED(400, "Bad Request"),
    /** Without a signature that we take. */
    UNSIGNED(401, "Unauthorized"),
    /** Signed with another secret, or changed on its way. */
    FORGED(401, "Unauthorized"),
    /** Another path. */
    NOT_FOUND(404, "Not Found"),
    /** Another method. */
    WRONG_METHOD(405, "Method Not Allowed"),
    /** More than GitHub ever sends. */
    TOO_LARGE(413, "Content Too Large"),
    /** A form, or something else that is not JSON. */
    NOT_JSON(415, "Unsupported Media Type"),
    /** A bug of ours. */
    FAILED(500, "Internal Server Error"),
    /** The log did not take it in time, or too many bodies are being read. */
    UNAVAILABLE(503, "Service Unavailable"),
    /** Its body did not come in time: no answer, the connection is closed. */
    CUT_OFF(0, "");

    private final int status;
    private final String title;

    Outcome(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    boolean isProblem() {
        return status >= 400;
    }

    /** As measurements name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
