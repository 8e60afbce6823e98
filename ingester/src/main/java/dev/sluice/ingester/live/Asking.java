package dev.sluice.ingester.live;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Asks for the pages of one feed, with one credential after another, and counts what fails. */
final class Asking {
    /** However little a limit asks for. */
    private static final Duration LEAST_REST = Duration.ofSeconds(1);

    private final Fetch fetch;
    private final Credentials credentials;
    private final Backoff backoff;
    private final Clock clock;
    private int failures;

    Asking(Fetch fetch, Credentials credentials, Backoff backoff, Clock clock) {
        this.fetch = fetch;
        this.credentials = credentials;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** All is well: failures are counted anew. */
    void succeeded() {
        failures = 0;
    }

    /** One more failure in a row: how long to wait. */
    Duration failed(ErrorClass kind) {
        failures++;
        return backoff.pause(kind, failures);
    }

    /**
     * A page or a 304; empty when there is none, and the walk knows why, or it is to stop.
     *
     * @param turn see {@link Credentials#choose}
     */
    Optional<Answer> ask(Walk walk, String page, Optional<String> etag, int turn, BooleanSupplier stopped) {
        Optional<Answer> answer = Optional.empty();
        boolean settled = false;
        while (!settled && !stopped.getAsBoolean()) {
            Optional<Credential> credential = credentials.choose(turn, clock.instant());
            if (credential.isEmpty()) {
                waitForTheLimit(walk);
                return Optional.empty();
            }
            answer = get(walk, new Fetch.Request(page, etag, credential.get().token()), stopped);
            settled = answer.isEmpty() || isSettled(walk, page, credential.get(), answer.get());
        }
        return answer.filter(got -> got.status() == 200 || got.status() == 304);
    }

    private void waitForTheLimit(Walk walk) {
        Duration pause = Duration.between(clock.instant(), credentials.nextReset());
        walk.stop(Poll.Outcome.LIMITED, longer(LEAST_REST, pause), "the limit of requests is reached");
    }

    private Optional<Answer> get(Walk walk, Fetch.Request request, BooleanSupplier stopped) {
        walk.asked();
        try {
            Answer answer = fetch.get(request, stopped);
            walk.answered(answer);
            return Optional.of(answer);
        } catch (IOException e) {
            ErrorClass kind = e instanceof FetchFault ? ErrorClass.UNEXPECTED : ErrorClass.CONNECTION;
            walk.stop(Poll.Outcome.FAILED, failed(kind), request.page() + ": " + e);
            return Optional.empty();
        }
    }

    /** Whether another credential would change nothing. */
    private boolean isSettled(Walk walk, String page, Credential credential, Answer answer) {
        Instant now = clock.instant();
        credentials.note(credential, answer);
        Verdict verdict = Classifier.judge(answer, credential.token().isPresent(), now);
        if (verdict instanceof Verdict.TokenRejected) {
            credentials.reject(credential, "HTTP " + answer.status());
            return false;
        }
        if (verdict instanceof Verdict.Exhausted exhausted) {
            credential.exhaust(now, rest(credential, exhausted));
            return false;
        }
        if (verdict instanceof Verdict.Gone gone) {
            walk.stop(Poll.Outcome.GONE, failed(ErrorClass.GONE), page + ": " + gone.seen());
        } else if (verdict instanceof Verdict.Trouble trouble) {
            Duration pause = failed(trouble.kind());
            walk.stop(Poll.Outcome.FAILED, longer(trouble.asked().orElse(pause), pause), page + ": " + trouble.seen());
        } else {
            credential.accepted();
            Classifier.untilResetIfSpent(answer, now).ifPresent(pause -> credential.exhaust(now, pause));
        }
        return true;
    }

    /** As long as GitHub says; where it does not say, a minute, and longer every time. */
    private Duration rest(Credential credential, Verdict.Exhausted exhausted) {
        int refusals = credential.refused();
        Duration pause = exhausted
                .pause()
                .map(backoff::noLessThan)
                .orElseGet(() -> longer(
                        ErrorClass.SECONDARY_LIMIT.first(), backoff.pause(ErrorClass.SECONDARY_LIMIT, refusals)));
        return longer(LEAST_REST, pause);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
