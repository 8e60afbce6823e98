package dev.sluice.runtime.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** The measurements of a process, in the Prometheus text format. Names begin with {@code sluice.}; no repository or actor is a label. */
public final class Metrics {
    /** What a scrape is answered with. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** With the JVM's own measurements bound. */
    public Metrics() {
        registry.config().meterFilter(new KafkaSeries());
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        var gc = new JvmGcMetrics();
        gc.bindTo(registry);
        Runtime.getRuntime().addShutdownHook(new Thread(gc::close, "stop-gc-metrics"));
    }

    /** Where counters, gauges and timers are made. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Everything, as {@code /metrics} shows it. */
    public String scrape() {
        return registry.scrape();
    }
}
