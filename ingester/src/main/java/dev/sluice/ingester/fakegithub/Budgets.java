package dev.sluice.ingester.fakegithub;

import dev.sluice.ingester.fakegithub.wire.Answer;
import dev.sluice.ingester.fakegithub.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Counts what each token has asked in its hour, and turns away who has asked enough or may not ask at all. */
final class Budgets {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int NOT_MODIFIED = 304;
    private static final String NOBODY = "";

    private final Limits limits;
    private final Map<String, Budget> budgets = new HashMap<>();

    Budgets(Limits limits) {
        this.limits = limits;
    }

    private static final class Budget {
        private final Instant reset;
        private int used;

        Budget(Instant reset) {
            this.reset = reset;
        }
    }

    /** The answer, if this client still may ask, with what it has left. */
    Answer charge(Request request, Instant now, Supplier<Answer> answer) {
        String token = token(request);
        return rejection(token).orElseGet(() -> charge(token, now, answer));
    }

    /** As if the budget were used up. */
    Answer usedUp(Request request, int status, Instant reset) {
        return usedUp(status, limit(token(request)), reset);
    }

    private synchronized Answer charge(String token, Instant now, Supplier<Answer> answer) {
        Budget budget = budgets.compute(
                token, (key, old) -> old == null || !now.isBefore(old.reset) ? new Budget(now.plus(WINDOW)) : old);
        int limit = limit(token);
        if (budget.used >= limit) {
            return usedUp(limits.statusWhenUsedUp(), limit, budget.reset);
        }
        Answer given = answer.get();
        budget.used += given.status() == NOT_MODIFIED ? 0 : 1;
        Map<String, String> left = headers(limit, budget.used, budget.reset);
        return given.headers().containsKey("X-RateLimit-Limit") ? given : given.with(left);
    }

    private Optional<Answer> rejection(String token) {
        return Optional.ofNullable(limits.rejected().get(token))
                .map(status ->
                        Messages.of(status, status == 401 ? "Bad credentials" : "Sorry. Your account was suspended."));
    }

    private static Answer usedUp(int status, int limit, Instant reset) {
        return Messages.of(
                        status,
                        "API rate limit exceeded for 127.0.0.1. (But here's the good news: Authenticated requests get a"
                                + " higher rate limit.)")
                .with(headers(limit, limit, reset));
    }

    private static Map<String, String> headers(int limit, int used, Instant reset) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("x-ratelimit-limit", Integer.toString(limit));
        headers.put("x-ratelimit-remaining", Integer.toString(limit - used));
        headers.put("x-ratelimit-reset", Long.toString(reset.getEpochSecond()));
        headers.put("x-ratelimit-used", Integer.toString(used));
        headers.put("x-ratelimit-resource", "core");
        return headers;
    }

    private int limit(String token) {
        return token.equals(NOBODY) ? limits.anonymous() : limits.perToken();
    }

    private static String token(Request request) {
        return request.header("authorization")
                .map(text -> text.replaceFirst("(?i)^(bearer|token) +", ""))
                .orElse(NOBODY);
    }
}
