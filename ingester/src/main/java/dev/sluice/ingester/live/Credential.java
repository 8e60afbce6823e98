package dev.sluice.ingester.live;

import dev.sluice.runtime.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A token, or none, and how it stands. Changed by one thread, read by any. */
final class Credential {
    private static final Duration LONGEST_REST = Duration.ofHours(2);

    /** What it can do now. */
    enum State {
        OK,
        EXHAUSTED,
        REJECTED
    }

    private final String name;
    private final Optional<Secret> token;
    private volatile long limit;
    private volatile boolean rejected;
    private volatile Instant exhaustedUntil = Instant.MIN;
    private volatile long remaining = -1;
    private int refusals;
    private boolean seenWithScopes;

    /**
     * @param name for logs, such as {@code token 1 of 2}
     * @param limit requests an hour, until GitHub says something else
     */
    Credential(String name, Optional<Secret> token, long limit) {
        this.name = name;
        this.token = token;
        this.limit = limit;
    }

    String name() {
        return name;
    }

    Optional<Secret> token() {
        return token;
    }

    State state(Instant now) {
        if (rejected) {
            return State.REJECTED;
        }
        // Farther ahead than any limit lasts: the clock was set back meanwhile.
        boolean rests = now.isBefore(exhaustedUntil) && exhaustedUntil.isBefore(now.plus(LONGEST_REST));
        return rests ? State.EXHAUSTED : State.OK;
    }

    boolean isRejected() {
        return rejected;
    }

    Instant exhaustedUntil() {
        return exhaustedUntil;
    }

    /** Requests an hour. */
    long limit() {
        return limit;
    }

    /** Requests left as the last answer told; empty before the first. */
    OptionalLong remaining() {
        return remaining < 0 ? OptionalLong.empty() : OptionalLong.of(remaining);
    }

    /** Takes what any answer tells of the limit. */
    void note(Answer answer) {
        answer.number("x-ratelimit-limit").ifPresent(told -> limit = Math.max(1, told));
        answer.number("x-ratelimit-remaining").ifPresent(told -> remaining = told);
    }

    /** True once: it is told once. */
    boolean isFirstSeenWithScopes() {
        boolean first = !seenWithScopes;
        seenWithScopes = true;
        return first;
    }

    /** It was answered with a page, or that there is nothing new. */
    void accepted() {
        refusals = 0;
    }

    /** One more refusal for a limit in a row: how many by now. */
    int refused() {
        return ++refusals;
    }

    void exhaust(Instant now, Duration pause) {
        exhaustedUntil = now.plus(pause);
    }

    void reject() {
        rejected = true;
    }
}
