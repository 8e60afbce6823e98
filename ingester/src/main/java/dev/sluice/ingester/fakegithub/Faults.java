package dev.sluice.ingester.fakegithub;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Decides which request is met by which fault. One object counts for one stand-in. */
@FunctionalInterface
public interface Faults {
    /** What happens to the next request with that path; empty for nothing. */
    Optional<Fault> next(String path);

    /** None ever. */
    static Faults none() {
        return path -> Optional.empty();
    }

    /** By rules; of several that apply, the first one counts. Every rule counts the requests that match its path. */
    static Faults rules(FaultRule... rules) {
        List<CountedRule> counted = Arrays.stream(rules).map(CountedRule::new).toList();
        return path -> {
            List<CountedRule> meeting =
                    counted.stream().filter(rule -> rule.meets(path)).toList();
            return meeting.stream().map(CountedRule::fault).findFirst();
        };
    }

    /**
     * Of every kind, as a seed has it: the same for the same order of requests.
     *
     * @param percent of the requests, 0 to 100
     */
    static Faults seeded(long seed, int percent) {
        var requests = new AtomicLong();
        return path -> SeededFaults.of(seed, percent, requests.getAndIncrement());
    }

    /** These, and where they say nothing, others. */
    default Faults or(Faults others) {
        return path -> {
            Optional<Fault> other = others.next(path);
            return next(path).or(() -> other);
        };
    }
}
