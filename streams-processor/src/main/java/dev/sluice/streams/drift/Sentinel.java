package dev.sluice.streams.drift;

import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.watch.WatchRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Watches the events of one bronze partition. The store has the counts of each feed by its name, and an empty entry for each value that
 * was learnt, by {@link What#text()}. Each event puts the counts, an array that is written in place, so the store writes them once
 * per commit, in the transaction of the events that they count.
 */
final class Sentinel {
    private static final byte[] NOTHING = {};

    private final KeyValueStore<String, byte[]> store;
    private final WatchRules rules;
    private final Layout layout;
    private final Feeds feedNames = new Feeds();
    private final Map<String, WatchedFeed> feeds = new HashMap<>();
    private final List<Finding> found = new ArrayList<>();

    /** Takes in what the store holds. */
    Sentinel(KeyValueStore<String, byte[]> store, WatchRules rules) {
        this.store = store;
        this.rules = rules;
        this.layout = new Layout(rules);
        try (var entries = store.all()) {
            entries.forEachRemaining(entry -> {
                if (entry.value.length == 0) {
                    var learnt = What.of(entry.key);
                    feed(learnt.feed()).restore(learnt);
                }
            });
        }
    }

    /** Counts an event; returns what it gives away, mostly nothing. The list is good until the next event. */
    List<Finding> see(Accepted event) {
        found.clear();
        var name = feedNames.of(event.event());
        var feed = feed(name);
        feed.see(event, found::add, this::learn);
        store.put(name, feed.counts());
        return found;
    }

    private void learn(What value) {
        store.put(value.text(), NOTHING);
    }

    private WatchedFeed feed(String name) {
        return feeds.computeIfAbsent(name, n -> WatchedFeed.of(n, store.get(n), rules, layout));
    }
}
