package dev.sluice.streams.dedup;

import dev.sluice.schemas.queries.Remembered;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;

/** What the steps of this room remember, as they measure it: they run on threads of their own. */
public final class Memories {
    private Memories() {}

    /** Of each store that there is on this instance. */
    public static List<Remembered> of(MeterRegistry meters) {
        return Stream.of(DropDuplicates.STORE, MarkSemanticDuplicates.STORE)
                .filter(store ->
                        !gauges(meters, DedupMeters.FINGERPRINTS, store).isEmpty())
                .map(store -> new Remembered(
                        store,
                        sum(gauges(meters, DedupMeters.FINGERPRINTS, store)),
                        sum(gauges(meters, DedupMeters.DAYS, store)),
                        forgottenForRoom(meters, store)))
                .toList();
    }

    private static List<Gauge> gauges(MeterRegistry meters, String name, String store) {
        return List.copyOf(meters.find(name).tag("store", store).gauges());
    }

    private static long sum(List<Gauge> gauges) {
        return Math.round(gauges.stream().mapToDouble(Gauge::value).sum());
    }

    private static long forgottenForRoom(MeterRegistry meters, String store) {
        return Math.round(
                meters
                        .find(DedupMeters.FORGOTTEN)
                        .tag("store", store)
                        .tag("reason", Buckets.Why.FULL.name())
                        .counters()
                        .stream()
                        .mapToDouble(Counter::count)
                        .sum());
    }
}
