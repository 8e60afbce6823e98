package dev.sluice.runtime.health;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.regex.Pattern;

/**
 * The measurements of a process, in the Prometheus text format. Names of ours begin with {@code sluice.}, no repository or actor is a label;
 * of Kafka's own measurements those are kept that somebody looks at: there are thousands.
 */
public final class Metrics {
    private static final String OF_KAFKA = "kafka.";
    private static final Pattern KEPT =
            Pattern.compile("kafka\\.(consumer\\.fetch\\.manager\\.(records\\.lag\\.max|records\\.consumed\\.total"
                    + "|bytes\\.consumed\\.total)|consumer\\.coordinator\\.rebalance\\.total|producer\\.(record\\.send|record\\.error|record\\.retry|outgoing\\.byte)\\.total"
                    + "|stream\\.(alive\\.stream\\.threads|failed\\.stream\\.threads)|stream\\.thread\\.(process|commit)\\.total"
                    + "|stream\\.task\\.dropped\\.records\\.total)");

    /** What a scrape is answered with. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** With the JVM's own measurements bound. */
    public Metrics() {
        registry.config().meterFilter(MeterFilter.deny(Metrics::isLeftOut));
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        var gc = new JvmGcMetrics();
        gc.bindTo(registry);
        Runtime.getRuntime().addShutdownHook(new Thread(gc::close, "stop-gc-metrics"));
    }

    private static boolean isLeftOut(Meter.Id id) {
        return id.getName().startsWith(OF_KAFKA) && !KEPT.matcher(id.getName()).matches();
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
