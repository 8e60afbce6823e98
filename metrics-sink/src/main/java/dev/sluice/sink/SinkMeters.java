package dev.sluice.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/** What the sink measures of itself. */
final class SinkMeters {

    private final MeterRegistry registry;
    private final Counter rows;
    private final Counter files;
    private final Timer flush;
    private final Counter failures;
    private final Counter orphans;
    private final AtomicLong lag = new AtomicLong();

    SinkMeters(MeterRegistry registry) {
        this.registry = registry;
        this.rows = registry.counter("sluice.sink.rows");
        this.files = registry.counter("sluice.sink.files");
        this.flush = registry.timer("sluice.sink.flush");
        this.failures = registry.counter("sluice.sink.failures", "part", "silver");
        this.orphans = registry.counter("sluice.sink.orphans");
        registry.gauge("sluice.sink.lag.records", lag);
    }

    /** Shows these too. */
    void bind(MeterBinder others) {
        others.bindTo(registry);
    }

    /** A flush was committed. */
    void flushed(long newRows, long newFiles, Duration took) {
        rows.increment((double) newRows);
        files.increment((double) newFiles);
        flush.record(took);
    }

    /** Something failed and will be tried again. */
    void failed() {
        failures.increment();
    }

    /** So many files of killed runs were cleared away. */
    void orphans(int deleted) {
        orphans.increment(deleted);
    }

    /** So many silver records wait in Kafka. */
    void lag(long records) {
        lag.set(records);
    }

    /** Numbers that are asked for when somebody looks. */
    void watch(MetricsSink sink) {
        gauge("sluice.sink.manifest.seq", sink, Progress::manifestSeq);
        gauge("sluice.sink.applied.seq", sink, Progress::appliedSeq);
        gauge("sluice.sink.published.seq", sink, Progress::publishedSeq);
        TimeGauge.builder(
                        "sluice.sink.watermark.timestamp",
                        sink,
                        TimeUnit.MILLISECONDS,
                        asked -> milliseconds(asked.progress().watermark()))
                .register(registry);
    }

    private static double milliseconds(Instant instant) {
        return instant == null ? Double.NaN : (double) instant.toEpochMilli();
    }

    private void gauge(String name, MetricsSink sink, ToLongFunction<Progress> number) {
        Gauge.builder(name, sink, asked -> (double) number.applyAsLong(asked.progress()))
                .register(registry);
    }
}
