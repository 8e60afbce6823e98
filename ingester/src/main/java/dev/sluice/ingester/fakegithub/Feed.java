package dev.sluice.ingester.fakegithub;

import dev.sluice.ingester.sample.SampleEvents;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** The events that the stand-in has, in the order in which they become visible. */
public interface Feed {
    /** How many; {@link Long#MAX_VALUE} where they never end. */
    long size();

    /**
     * Event n, from 0: one JSON object without line end.
     *
     * @param seconds when each event happens, in seconds since 1970; recorded events keep their own times
     */
    byte[] event(long n, LongUnaryOperator seconds);

    /** Generated ones that never end, all of them good and different; their times follow the clock. */
    static Feed sample(long seed) {
        return new Feed() {
            @Override
            public long size() {
                return Long.MAX_VALUE;
            }

            @Override
            public byte[] event(long n, LongUnaryOperator seconds) {
                return new SampleEvents(seed, seconds).undamaged(n);
            }
        };
    }

    /** Recorded ones, each a JSON object; they are kept in memory. */
    static Feed of(List<byte[]> lines) {
        var events = List.copyOf(lines);
        return new Feed() {
            @Override
            public long size() {
                return events.size();
            }

            @Override
            public byte[] event(long n, LongUnaryOperator seconds) {
                return events.get((int) n);
            }
        };
    }
}
