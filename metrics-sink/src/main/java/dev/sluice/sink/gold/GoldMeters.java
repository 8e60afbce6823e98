package dev.sluice.sink.gold;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What gold measures of itself. */
final class GoldMeters {

    private final Timer derive;
    private final Counter failures;

    GoldMeters(MeterRegistry registry) {
        this.derive = registry.timer("sluice.sink.gold");
        this.failures = registry.counter("sluice.sink.failures", "part", "gold");
    }

    /** The tables were brought up to the lake and published. */
    void derived(Duration took) {
        derive.record(took);
    }

    /** Something failed and will be tried again. */
    void failed() {
        failures.increment();
    }
}
