package dev.sluice.standalone;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** When each stage of a batch was done, in seconds since the start, in order. */
final class Stages {
    private final LongSupplier nanoTime;
    private final long start;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    Stages(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    void done(String stage) {
        seconds.put(stage, Math.round((nanoTime.getAsLong() - start) / 1e6) / 1e3);
    }

    Map<String, Double> seconds() {
        return new LinkedHashMap<>(seconds);
    }
}
