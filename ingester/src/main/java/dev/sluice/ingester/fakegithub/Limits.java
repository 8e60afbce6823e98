package dev.sluice.ingester.fakegithub;

import java.util.HashMap;
import java.util.Map;

/**
 * How much a client may ask in an hour of the clock; an answer 304 is free.
 *
 * @param anonymous requests without a token; GitHub allows 60
 * @param perToken requests with a token; GitHub allows 5,000
 * @param statusWhenUsedUp 403 or 429, GitHub gives either
 * @param rejected tokens that are no longer good, and the status they get: 401 for revoked, 403 for a suspended account
 */
public record Limits(int anonymous, int perToken, int statusWhenUsedUp, Map<String, Integer> rejected) {
    /** Copies the tokens. */
    public Limits {
        rejected = Map.copyOf(rejected);
    }

    /** GitHub's own. */
    public static final Limits OF_GITHUB = new Limits(60, 5_000, 403, Map.of());

    /** With one token that is rejected with that status. */
    public Limits rejecting(String token, int status) {
        var more = new HashMap<>(rejected);
        more.put(token, status);
        return new Limits(anonymous, perToken, statusWhenUsedUp, more);
    }
}
