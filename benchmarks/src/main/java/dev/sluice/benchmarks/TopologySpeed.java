package dev.sluice.benchmarks;

import java.util.Locale;

/**
 * How fast a program took bronze in.
 *
 * @param events in bronze
 * @param seconds from the first silver record in the log to the last commit
 * @param programCpu CPU seconds of the program from the start of its JVM to the last commit
 * @param brokerCpu CPU seconds of the broker meanwhile
 * @param steadyCpu CPU seconds that the program would take for all events if they cost what those of the second half did
 * @param peakMebibytes greatest resident set size of the program
 */
record TopologySpeed(
        long events, double seconds, double programCpu, double brokerCpu, double steadyCpu, long peakMebibytes) {
    double eventsPerSecond() {
        return events / seconds;
    }

    double programPerMillion() {
        return PipelineBenchmark.perMillion(programCpu, events);
    }

    double steadyPerMillion() {
        return PipelineBenchmark.perMillion(steadyCpu, events);
    }

    double allPerMillion() {
        return PipelineBenchmark.perMillion(programCpu + brokerCpu, events);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,9.0f events/s; CPU-s per million: program %5.1f (second half %5.1f), broker %4.1f; peak RSS %,d MiB",
                eventsPerSecond(),
                programPerMillion(),
                steadyPerMillion(),
                PipelineBenchmark.perMillion(brokerCpu, events),
                peakMebibytes);
    }
}
