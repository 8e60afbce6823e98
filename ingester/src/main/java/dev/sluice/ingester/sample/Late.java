package dev.sluice.ingester.sample;

import java.time.Duration;

/**
 * Events that come long after they happened; those of pull requests never do, so that lives stay in order.
 *
 * @param share of the lines, 0 to 1
 * @param most how late at most; one second or more
 */
public record Late(double share, Duration most) {}
