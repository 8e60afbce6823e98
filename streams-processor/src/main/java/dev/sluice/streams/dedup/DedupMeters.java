package dev.sluice.streams.dedup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much of one partition is remembered in a store, and how much was forgotten and why; gone from the metrics with the partition. */
final class DedupMeters implements Buckets.Listener, AutoCloseable {
    static final String FINGERPRINTS = "sluice.dedup.fingerprints";
    static final String DAYS = "sluice.dedup.days";
    static final String FORGOTTEN = "sluice.dedup.forgotten";

    private static final Logger LOG = LoggerFactory.getLogger(DedupMeters.class);

    private final MeterRegistry registry;
    private final Tags tags;
    private final List<Meter> meters = new ArrayList<>();
    private final Map<Buckets.Why, Counter> forgotten = new EnumMap<>(Buckets.Why.class);

    /** @param tags lane, store and partition */
    DedupMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        for (var why : Buckets.Why.values()) {
            var counter = Counter.builder(FORGOTTEN)
                    .tags(tags.and("reason", why.name()))
                    .register(registry);
            forgotten.put(why, counter);
            meters.add(counter);
        }
    }

    /** Shows what is remembered. */
    void watch(Supplier<Number> fingerprints, Supplier<Number> days) {
        meters.add(Gauge.builder(FINGERPRINTS, fingerprints).tags(tags).register(registry));
        meters.add(Gauge.builder(DAYS, days).tags(tags).register(registry));
    }

    @Override
    public void forgot(Bucket bucket, Buckets.Why why) {
        forgotten.get(why).increment(bucket.size());
        if (why == Buckets.Why.FULL) {
            LOG.warn(
                    "as many fingerprints as may be: forgot the {} of the bucket untouched for longest, copies of them count as"
                            + " new; more memory and a greater SLUICE_STREAMS_SEEN_MOST keep them; {}",
                    bucket.size(),
                    tags);
        }
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
    }
}
