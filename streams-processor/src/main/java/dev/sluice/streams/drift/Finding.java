package dev.sluice.streams.drift;

import dev.sluice.streams.watch.How;
import dev.sluice.streams.watch.Watch;

/**
 * A drift, as it is found.
 *
 * @param expected share of the baseline's events that had it, 0 to 1; null for a new value or type
 * @param found share of the window's events that had it, 0 to 1; null for a new value or type
 * @param baselineEvents that the baseline was learnt from; for a new value or type, events seen before
 * @param windowEvents that decided it
 */
record Finding(What what, Double expected, Double found, long baselineEvents, int windowEvents) {
    private static final String SHAPE = "payload_shape";

    /** Of a window that contradicts its baseline. */
    static Finding of(String feed, String type, Watch watch, boolean vanished, Baseline before, int seen) {
        boolean shape = watch.how() == How.SHAPE;
        var what = new What(
                feed,
                type,
                Change.of(watch.how(), vanished),
                shape ? SHAPE : watch.path(),
                shape ? watch.path() : null);
        return new Finding(what, before.share(), Baseline.share(seen), before.events(), Baseline.WINDOW);
    }

    /** Of a value that is new after so many events. */
    static Finding ofValue(What what, long eventsBefore) {
        return new Finding(what, null, null, eventsBefore, 1);
    }
}
