package dev.sluice.streams.watch;

import java.util.List;

/**
 * What is watched of the events of a type.
 *
 * @param name GitHub's; {@link #ALL} for what all types have in common
 * @param watches keys first, then fills, then shapes
 * @param values places of which the values are watched
 */
public record WatchedType(String name, List<Watch> watches, List<WatchedValue> values) {
    /** Stands for all types. */
    public static final String ALL = "*";

    /** Changes with what is watched, so that counts of other watches are not taken for counts of these. */
    public int mark() {
        return watches.stream()
                .map(watch -> watch.how().name() + ' ' + watch.path())
                .toList()
                .hashCode();
    }
}
