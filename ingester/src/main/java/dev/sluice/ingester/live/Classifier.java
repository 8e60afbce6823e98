package dev.sluice.ingester.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ingester.live.Verdict.Limit;
import dev.sluice.runtime.http.HttpDate;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells what an answer means. GitHub's limits answer 403 or 429, and so do a token that it does not accept any more (without any
 * header of a limit) and a repository that it has blocked (with requests left).
 */
final class Classifier {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int READ_OF_BODY = 4096;

    private Classifier() {}

    /**
     * What that answer means.
     *
     * @param withToken whether the request had one
     * @param now by our clock; used where the answer has no Date
     */
    static Verdict judge(Answer answer, boolean withToken, Instant now) {
        int status = answer.status();
        return switch (status) {
            case 200 -> new Verdict.Page();
            case 304 -> new Verdict.Unchanged();
            case 401 -> withToken ? new Verdict.TokenRejected() : new Verdict.Gone("HTTP 401 without a token");
            case 403, 429 -> refused(answer, withToken, now);
            case 404, 410, 451 -> new Verdict.Gone("HTTP " + status);
            default ->
                new Verdict.Trouble(
                        status >= 500 || status == 408 ? ErrorClass.SERVER : ErrorClass.UNEXPECTED,
                        "HTTP " + status,
                        retryAfter(answer, now));
        };
    }

    /** Until when the requests are used up, if that answer was the last; empty while there are some. */
    static Optional<Duration> untilResetIfSpent(Answer answer, Instant now) {
        OptionalLong remaining = answer.number("x-ratelimit-remaining");
        boolean spent = remaining.isPresent() && remaining.getAsLong() == 0;
        return spent ? untilReset(answer, now) : Optional.empty();
    }

    private static Verdict refused(Answer answer, boolean withToken, Instant now) {
        Optional<Duration> asked = retryAfter(answer, now);
        OptionalLong remaining = answer.number("x-ratelimit-remaining");
        if (remaining.isPresent() && remaining.getAsLong() == 0) {
            return new Verdict.Exhausted(longer(asked, untilReset(answer, now)), Limit.PRIMARY);
        }
        if (asked.isPresent() || answer.status() == 429 || namesALimit(answer)) {
            return new Verdict.Exhausted(asked, Limit.SECONDARY);
        }
        return remaining.isEmpty() && withToken
                ? new Verdict.TokenRejected()
                : new Verdict.Gone("HTTP " + answer.status() + " with requests left");
    }

    /** In seconds, or as a date that is measured against the answer's own. */
    private static Optional<Duration> retryAfter(Answer answer, Instant now) {
        Optional<Duration> seconds = answer.seconds("Retry-After");
        return seconds.or(() -> answer.header("Retry-After")
                        .flatMap(HttpDate::parse)
                        .map(until -> between(answer.date().orElse(now), until)))
                .map(Classifier::bounded);
    }

    private static Optional<Duration> untilReset(Answer answer, Instant now) {
        OptionalLong reset = answer.number("x-ratelimit-reset");
        if (reset.isEmpty() || reset.getAsLong() > Instant.MAX.getEpochSecond()) {
            return Optional.empty();
        }
        // A second more, as both are cut to whole seconds.
        Instant until = Instant.ofEpochSecond(reset.getAsLong()).plusSeconds(1);
        return Optional.of(bounded(between(answer.date().orElse(now), until)));
    }

    private static Optional<Duration> longer(Optional<Duration> one, Optional<Duration> other) {
        return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) < 0
                ? other
                : one.or(() -> other);
    }

    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    private static Duration bounded(Duration pause) {
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private static boolean namesALimit(Answer answer) {
        byte[] body = answer.body();
        String words = new String(body, 0, Math.min(body.length, READ_OF_BODY), UTF_8).toLowerCase(Locale.ROOT);
        return words.contains("rate limit") || words.contains("abuse detection");
    }
}
