package dev.sluice.ingester.fakegithub;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Generated hours: each has so many lines of one endless sample, whose times lie in it but for those that are late. */
public final class SampleHours {
    /** The first hour of GH Archive. */
    private static final Instant FIRST = Instant.parse("2011-02-12T00:00:00Z");

    private final long seed;
    private final long lines;
    private final Framing framing;
    private final Map<HourName, Long> lengths = new ConcurrentHashMap<>();

    /** Whether an answer says how long it is. */
    public enum Framing {
        /** It does not, and cannot be had in parts. */
        CHUNKED,
        /** It does; every hour is generated once more before it is sent first. */
        LENGTH
    }

    /**
     * Hours of that sample.
     *
     * @param lines of each hour; one in a hundred is bad, one in 250 is a copy
     */
    public SampleHours(long seed, long lines, Framing framing) {
        this.seed = seed;
        this.lines = lines;
        this.framing = framing;
    }

    Optional<HourFile> find(HourName hour) {
        long number = Duration.between(FIRST, hour.start()).toHours();
        if (number < 0) {
            return Optional.empty();
        }
        var generated = new GeneratedHour(seed, hour, number * lines, lines);
        return Optional.of(
                framing == Framing.CHUNKED
                        ? generated
                        : generated.ofLength(lengths.computeIfAbsent(hour, key -> generated.measured())));
    }
}
