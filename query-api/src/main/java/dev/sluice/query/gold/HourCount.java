package dev.sluice.query.gold;

import java.time.Instant;

/**
 * Events of one type in one hour, after the bot filter.
 *
 * @param hour its start, UTC
 * @param type GitHub's name of the type, or {@code other}
 * @param events at least 1
 */
public record HourCount(Instant hour, String type, long events) {}
