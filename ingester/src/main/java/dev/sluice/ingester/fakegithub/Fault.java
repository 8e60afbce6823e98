package dev.sluice.ingester.fakegithub;

import java.time.Duration;

/** A way in which an answer goes wrong. */
public sealed interface Fault {
    /**
     * A server error.
     *
     * @param status 500 to 599
     */
    record ServerError(int status) implements Fault {}

    /**
     * The budget is said to be used up.
     *
     * @param status 403 or 429
     * @param resetIn from the time of the answer; in whole seconds
     */
    record PrimaryLimit(int status, Duration resetIn) implements Fault {}

    /**
     * The secondary limit: too much at once.
     *
     * @param status 403 or 429
     * @param retryAfter how long to wait; in whole seconds
     * @param form how the answer says it
     */
    record SecondaryLimit(int status, Duration retryAfter, RetryAfter form) implements Fault {}

    /** How {@code Retry-After} is written. */
    enum RetryAfter {
        /** As a number of seconds. */
        SECONDS,
        /** As an HTTP date, by the stand-in's clock. */
        DATE,
        /** Not at all: GitHub asks for a minute then. */
        ABSENT
    }

    /**
     * A right answer that takes its time.
     *
     * @param bytesPerSecond 10 or more, sent ten times a second
     */
    record Slow(long bytesPerSecond) implements Fault {}

    /**
     * The connection ends before the body does.
     *
     * @param afterBytes of the body; at least one byte is held back
     */
    record CutOff(long afterBytes) implements Fault {}

    /**
     * {@code Content-Length} is too small, so that the part that is sent looks whole.
     *
     * @param bytes that are announced and sent; at least one byte is held back
     */
    record ShortLength(long bytes) implements Fault {}

    /** The connection is closed without any answer. */
    record HangUp() implements Fault {}

    /** Status 200 and bytes that mean nothing. */
    record Garbage() implements Fault {}

    /** Status 200 and a page in HTML, as proxies give. */
    record HtmlPage() implements Fault {}

    /** As if the resource were not there. */
    record NotFound() implements Fault {}

    /** 304 to whoever sends an ETag, though there are new events; without {@code X-Poll-Interval}. */
    record StaleEtag() implements Fault {}
}
