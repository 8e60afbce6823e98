package dev.sluice.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
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

    /** Shows what others measure. */
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
        Gauge.builder("sluice.sink.watermark.timestamp.seconds", sink, SinkMeters::watermark)
                .register(registry);
    }

    /** Seconds since 1970; no number where it is not known. */
    private static double watermark(MetricsSink sink) {
        var watermark = sink.progress().watermark();
        return watermark == null ? Double.NaN : watermark.toEpochMilli() / 1e3;
    }

    private void gauge(String name, MetricsSink sink, ToLongFunction<Progress> number) {
        Gauge.builder(name, sink, asked -> (double) number.applyAsLong(asked.progress()))
                .register(registry);
    }
}
