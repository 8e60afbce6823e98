package dev.sluice.ingester.fakegithub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Which events each repository, organisation and person has, so that their lists need not read the whole feed again. Knows the
 * newest 300 of each; events that came while nobody asked for so long that they are out of sight are left out.
 */
final class NameIndex {
    private static final long LOOK_BACK = 100_000;

    private final LongFunction<FeedEvent> events;
    private final Map<String, Deque<Long>> numbers = new HashMap<>();
    private long indexed;

    NameIndex(LongFunction<FeedEvent> events) {
        this.events = events;
    }

    /** Numbers of the newest events of that list, in the order in which they became visible. */
    synchronized List<Long> of(Timeline timeline, long visible) {
        for (indexed = Math.max(indexed, visible - LOOK_BACK); indexed < visible; indexed++) {
            FeedEvent event = events.apply(indexed);
            add("repos", event.repository());
            add("orgs", event.organisation());
            add("users", event.actor());
        }
        return List.copyOf(numbers.getOrDefault(key(timeline.kind(), timeline.name()), new ArrayDeque<>()));
    }

    private void add(String kind, String name) {
        if (name != null) {
            Deque<Long> own = numbers.computeIfAbsent(key(kind, name), unknown -> new ArrayDeque<>());
            own.addLast(indexed);
            if (own.size() > ShiftingWindow.SIZE) {
                own.removeFirst();
            }
        }
    }

    private static String key(String kind, String name) {
        return kind + "/" + name.toLowerCase(Locale.ROOT);
    }
}
