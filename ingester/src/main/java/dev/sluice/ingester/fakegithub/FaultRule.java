package dev.sluice.ingester.fakegithub;

import java.util.regex.Pattern;

/**
 * Which requests a fault meets.
 *
 * @param path what the whole path must match, without the query
 * @param first the first of the matching requests that is met, from 1
 * @param last the last one; {@link Long#MAX_VALUE} for no end
 * @param fault what happens to them
 */
public record FaultRule(Pattern path, long first, long last, Fault fault) {
    /** Every request whose path matches. */
    public static FaultRule always(String path, Fault fault) {
        return new FaultRule(Pattern.compile(path), 1, Long.MAX_VALUE, fault);
    }

    /** The nth of the requests whose path matches, from 1. */
    public static FaultRule nth(String path, long n, Fault fault) {
        return new FaultRule(Pattern.compile(path), n, n, fault);
    }

    /** The first ones whose path matches. */
    public static FaultRule first(String path, long howMany, Fault fault) {
        return new FaultRule(Pattern.compile(path), 1, howMany, fault);
    }
}
