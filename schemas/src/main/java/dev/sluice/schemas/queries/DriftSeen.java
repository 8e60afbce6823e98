package dev.sluice.schemas.queries;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A change of the shape of events, over the partitions of the instance that answers. The doc of {@code Drift} says what each word
 * means.
 *
 * @param feed kind of source whose events are compared with one another
 * @param type GitHub's name of the events' type; {@code *} for what all types have in common
 * @param change such as KEY_VANISHED or VALUE_NEW
 * @param path keys from the event down
 * @param value the new value or type, or the shape; null where a key or its fill changed
 * @param firstEventTime event time when the first partition told it
 * @param lastEventTime event time when it was told last
 * @param partitions bronze partitions that saw it, ascending
 */
public record DriftSeen(
        String feed,
        String type,
        String change,
        String path,
        String value,
        Instant firstEventTime,
        Instant lastEventTime,
        List<Integer> partitions) {
    /** As people read them: what was told last stands first. */
    public static final Comparator<DriftSeen> NEWEST_FIRST =
            Comparator.comparing(DriftSeen::lastEventTime).reversed().thenComparing(DriftSeen::what);

    /** What drifted: what two partitions tell of the same drift is equal in this. */
    public String what() {
        return String.join("|", feed, type, change, path, value == null ? "" : value);
    }

    /** Both taken together; they are of the same drift. */
    public DriftSeen plus(DriftSeen other) {
        return new DriftSeen(
                feed,
                type,
                change,
                path,
                value,
                firstEventTime.isBefore(other.firstEventTime) ? firstEventTime : other.firstEventTime,
                lastEventTime.isAfter(other.lastEventTime) ? lastEventTime : other.lastEventTime,
                Stream.concat(partitions.stream(), other.partitions.stream())
                        .distinct()
                        .sorted()
                        .toList());
    }
}
