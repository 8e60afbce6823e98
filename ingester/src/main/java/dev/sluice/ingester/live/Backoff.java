package dev.sluice.ingester.live;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait after so many failures in a row. */
final class Backoff {
    private static final double JITTER = 0.1;
    private static final int MOST_DOUBLINGS = 20;

    private final DoubleSupplier random;

    /** @param random from 0 to below 1 */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * The first pause of the class, doubled with every failure, and 10 % of jitter to either side.
     *
     * @param failures in a row, from 1
     */
    Duration pause(ErrorClass kind, int failures) {
        long doubled = kind.first().toMillis() << Math.min(Math.max(0, failures - 1), MOST_DOUBLINGS);
        double spread = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        return Duration.ofMillis(Math.round(Math.min(doubled, kind.longest().toMillis()) * spread));
    }

    /** That pause and up to 10 % more: never less than what was asked for. */
    Duration noLessThan(Duration pause) {
        return pause.plusMillis(Math.round(pause.toMillis() * JITTER * random.getAsDouble()));
    }
}
