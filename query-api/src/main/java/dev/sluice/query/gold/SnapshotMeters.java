package dev.sluice.query.gold;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** What {@code /metrics} tells of the snapshot that answers come from; unknown without one. */
public final class SnapshotMeters {
    private SnapshotMeters() {}

    /** Shows them; the age goes by that clock. */
    public static void bind(MeterRegistry registry, GoldSnapshots gold, Clock clock) {
        gauge(registry, gold, "sluice.query.snapshot.age", facts -> age(facts, clock));
        gauge(registry, gold, "sluice.query.snapshot.watermark.timestamp", SnapshotMeters::watermark);
    }

    private static double age(SnapshotFacts facts, Clock clock) {
        return (double) Duration.between(facts.publishedAt(), clock.instant()).toMillis();
    }

    private static double watermark(SnapshotFacts facts) {
        return facts.watermark() == null
                ? Double.NaN
                : (double) facts.watermark().toEpochMilli();
    }

    private static void gauge(
            MeterRegistry registry, GoldSnapshots gold, String name, ToDoubleFunction<SnapshotFacts> milliseconds) {
        ToDoubleFunction<GoldSnapshots> ask =
                asked -> asked.facts().map(milliseconds::applyAsDouble).orElse(Double.NaN);
        TimeGauge.builder(name, gold, TimeUnit.MILLISECONDS, ask).register(registry);
    }
}
