package dev.sluice.streams.serve;

import dev.sluice.schemas.BotFilter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Reads query parameters.
 *
 * @param texts gives the text of a parameter, or null
 */
record Parameters(UnaryOperator<String> texts) {
    private static final int MAX_LIMIT = 10_000;
    /** No store keeps more. */
    private static final Duration LONGEST = Duration.ofDays(32);

    /** From {@code from} to {@code to}, exclusive, both on whole units. */
    Range range(Duration unit) {
        var range = new Range(time("from", unit), time("to", unit));
        if (!range.from().isBefore(range.to())) {
            throw new BadParameter(
                    "from is " + range.from() + " and to is " + range.to() + "; expected from before to");
        }
        if (Duration.between(range.from(), range.to()).compareTo(LONGEST) > 0) {
            throw new BadParameter(
                    "from " + range.from() + " to " + range.to() + " is too long; expected at most " + LONGEST);
        }
        return range;
    }

    private Instant time(String name, Duration unit) {
        var text = texts.apply(name);
        try {
            var time = Instant.parse(text == null ? "" : text);
            if (time.toEpochMilli() < 0 || time.toEpochMilli() % unit.toMillis() != 0) {
                throw new BadParameter(name + " is " + text + "; expected a whole multiple of " + unit + " since 1970");
            }
            return time;
        } catch (DateTimeException | ArithmeticException e) {
            throw new BadParameter(name + " is '" + text + "'; expected a time such as 2016-01-01T01:00:00Z");
        }
    }

    /** Whose events count; everybody's where it is not given. */
    BotFilter bots() {
        var text = texts.apply("bots");
        try {
            return text == null ? BotFilter.INCLUDE : BotFilter.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadParameter("no filter: " + e.getMessage());
        }
    }

    /** How many rows; all of them, up to 10,000, where it is not given. */
    int limit() {
        var limit = number("limit", 1, MAX_LIMIT);
        return limit == null ? MAX_LIMIT : limit.intValue();
    }

    /** A repository; null for all. */
    Long repoId() {
        return number("repo_id", 0, Long.MAX_VALUE);
    }

    private Long number(String name, long least, long most) {
        var text = texts.apply(name);
        if (text == null) {
            return null;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadParameter(name + " is '" + text + "'; expected a whole number");
        }
        throw new BadParameter(name + " is " + text + "; expected " + least + " to " + most);
    }

    /**
     * A stretch of event time.
     *
     * @param from included
     * @param to excluded
     */
    record Range(Instant from, Instant to) {}
}
