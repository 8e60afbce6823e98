package dev.sluice.ingester.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a poll has in common with the polls before.
 *
 * <p>The global feed is two feeds in one: pushes, creations and deletions fill the first hundred places, the rest of the types the
 * others. Each of the two has to overlap for itself, or one hides what the other lost. A part with few events proves nothing by
 * itself; then the whole is looked at.
 */
final class Overlap {
    private static final Set<String> FIRST_PART = Set.of("PushEvent", "CreateEvent", "DeleteEvent");

    /** Events that a part must have on both sides to be judged alone. */
    static final int ENOUGH = 20;

    /**
     * How far GitHub's order is off, and more: half of the ten pages that were recorded are not sorted. One known event at the end may stand
     * above others that were never seen; of so many at the end, all but a few have to be known.
     */
    private static final int TAIL = 8;

    /** Fresh ones among them that prove nothing: events come late, and then stand anywhere. */
    private static final int STRAYS = 2;

    private final Map<String, PageEvent> events = new LinkedHashMap<>();
    private final List<String> recent;
    private final Set<String> known;
    private final boolean inParts;

    /** @param recent events of the polls before, as {@link PageEvent#key} */
    Overlap(FeedKind kind, Collection<PageEvent> polled, List<String> recent) {
        polled.forEach(event -> event.key().ifPresent(key -> events.putIfAbsent(key, event)));
        this.recent = recent;
        this.known = new HashSet<>(recent);
        this.inParts = kind == FeedKind.GLOBAL;
    }

    /** The poll's events, each once, in its order. */
    Map<String, PageEvent> distinct() {
        return events;
    }

    int common() {
        return (int) events.keySet().stream().filter(known::contains).count();
    }

    /** Those parts that do not reach back to the polls before, with their events; empty when there is no such part. */
    List<List<String>> detached() {
        if (events.isEmpty() || recent.isEmpty()) {
            return List.of();
        }
        List<List<String>> judged = partsToJudge();
        return judged.stream().filter(part -> !reachesBack(part, known)).toList();
    }

    /** Whether events that stand in the order of a feed end among known ones. */
    static boolean reachesBack(List<String> keys, Set<String> known) {
        List<String> tail = tail(keys);
        long fresh = tail.stream().filter(key -> !known.contains(key)).count();
        return keys.size() < TAIL ? fresh < tail.size() : fresh <= STRAYS;
    }

    /** The last few. */
    static List<String> tail(List<String> keys) {
        return keys.subList(Math.max(0, keys.size() - TAIL), keys.size());
    }

    private List<List<String>> partsToJudge() {
        var parts = new ArrayList<List<String>>();
        for (boolean first : inParts ? new boolean[] {true, false} : new boolean[] {}) {
            List<String> part = part(events.keySet(), first);
            if (part.size() >= ENOUGH && part(recent, first).size() >= ENOUGH) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? List.of(List.copyOf(events.keySet())) : parts;
    }

    /** The newest of the polls before that belongs to the same part as that event, or to none. */
    String newestBefore(String event) {
        return recent.stream()
                .filter(before -> !inParts || isFirstPart(before) == isFirstPart(event))
                .findFirst()
                .orElse(recent.get(0));
    }

    /**
     * What is to be remembered behind this poll, newest poll first, each once. Each part has its own share, so that one which moves
     * on does not push out the other while its page is said to be unchanged.
     *
     * @param limit of all
     */
    List<String> remembered(int limit) {
        var remembered = new LinkedHashSet<>(events.keySet());
        remembered.addAll(recent);
        if (!inParts) {
            return remembered.stream().limit(limit).toList();
        }
        var kept =
                new HashSet<>(part(remembered, true).stream().limit(limit / 2).toList());
        kept.addAll(part(remembered, false).stream().limit(limit / 2).toList());
        return remembered.stream().filter(kept::contains).toList();
    }

    private static List<String> part(Collection<String> keys, boolean first) {
        return keys.stream().filter(key -> isFirstPart(key) == first).toList();
    }

    private static boolean isFirstPart(String key) {
        return FIRST_PART.contains(key.substring(0, Math.max(0, key.lastIndexOf(':'))));
    }
}
