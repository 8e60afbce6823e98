package dev.sluice.ingester;

import dev.sluice.ingester.publish.SourceReport;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToLongFunction;

/** What {@code /metrics} tells of the ingester; a restart goes on from what was committed. */
final class IngesterMeters {
    private IngesterMeters() {}

    static void bind(MeterRegistry registry, Ingester ingester) {
        count(registry, ingester, "sluice.ingester.lines", SourceReport::lines);
        count(registry, ingester, "sluice.ingester.oversized", SourceReport::oversized);
        count(registry, ingester, "sluice.ingester.bytes", SourceReport::bytes);
        Gauge.builder(
                        "sluice.ingester.faulty.sources",
                        ingester,
                        it -> it.faulty().size())
                .register(registry);
    }

    private static void count(
            MeterRegistry registry, Ingester ingester, String name, ToLongFunction<SourceReport> amount) {
        FunctionCounter.builder(
                        name,
                        ingester,
                        it -> it.reports().stream().mapToLong(amount).sum())
                .register(registry);
    }
}
