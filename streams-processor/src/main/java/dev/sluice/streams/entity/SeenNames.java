package dev.sluice.streams.entity;

import dev.sluice.gold.SeenName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The names that something went by, whatever the order in which they become known. */
final class SeenNames {
    /** How much later an event must be to be worth a record that says nothing else: daily ones were a third of all events. */
    static final Duration AGAIN_AFTER = Duration.ofDays(7);

    private static final int MOST = 20;

    /** By name where the times are the same, so that the order of arrival does not matter. */
    private static final Comparator<SeenName> LAST_SEEN =
            Comparator.comparing(SeenName::getLastSeen).thenComparing(SeenName::getName);

    private static final Comparator<SeenName> FIRST_SEEN =
            Comparator.comparing(SeenName::getFirstSeen).thenComparing(SeenName::getName);

    private SeenNames() {}

    /** With a name that was seen at that time; null is no name. */
    static List<SeenName> plus(List<SeenName> before, String name, Instant at) {
        if (name == null) {
            return before;
        }
        var names = new ArrayList<SeenName>();
        var added = new SeenName(name, at, at);
        for (var known : before) {
            if (known.getName().equals(name)) {
                added = new SeenName(name, least(known.getFirstSeen(), at), greatest(known.getLastSeen(), at));
            } else {
                names.add(known);
            }
        }
        names.add(added);
        return names.stream()
                .sorted(LAST_SEEN.reversed())
                .limit(MOST)
                .sorted(FIRST_SEEN)
                .toList();
    }

    /** The name that was seen last; null where there is none. */
    static String newest(List<SeenName> names) {
        return names.stream().max(LAST_SEEN).map(SeenName::getName).orElse(null);
    }

    /** Whether the later list says more than when a name was seen last. */
    static boolean differ(List<SeenName> before, List<SeenName> after) {
        if (before.size() != after.size() || !Objects.equals(newest(before), newest(after))) {
            return true;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).getName().equals(after.get(i).getName())
                    || !before.get(i).getFirstSeen().equals(after.get(i).getFirstSeen())) {
                return true;
            }
        }
        return false;
    }

    static Instant least(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    static Instant greatest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
