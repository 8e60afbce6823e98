package dev.sluice.benchmarks;

import java.util.Locale;

/**
 * How fast events came into the log.
 *
 * @param seconds by the wall
 * @param clientCpu CPU seconds of what sent them
 * @param brokerCpu CPU seconds of the broker meanwhile
 */
record Speed(long events, double seconds, double clientCpu, double brokerCpu) {
    double eventsPerSecond() {
        return events / seconds;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,.0f events/s, CPU-s per million: client %.1f, broker %.1f = %.1f",
                eventsPerSecond(),
                PipelineBenchmark.perMillion(clientCpu, events),
                PipelineBenchmark.perMillion(brokerCpu, events),
                PipelineBenchmark.perMillion(clientCpu + brokerCpu, events));
    }
}
