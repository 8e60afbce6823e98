package dev.sluice.streams.drift;

import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.watch.WatchRules;
import dev.sluice.streams.watch.WatchedType;
import dev.sluice.streams.watch.WatchedValue;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What one partition has seen of one feed. Its counts are bytes written in place, its values are kept by the caller. */
final class WatchedFeed {
    private static final String TYPE = "type";

    private final String name;
    private final byte[] stored;
    private final Map<String, TypeCounts> counts = new HashMap<>();
    private final Map<WatchedValue, KnownValues> values = new HashMap<>();

    private WatchedFeed(String name, byte[] stored, WatchRules rules, Layout layout) {
        this.name = name;
        this.stored = stored;
        var bytes = ByteBuffer.wrap(stored).putInt(0, layout.mark());
        rules.types().forEach(type -> counts.put(type.name(), new TypeCounts(type, bytes, layout.offset(type))));
    }

    /** @param stored counts of before; null for none. Those that were made by other rules count for nothing */
    static WatchedFeed of(String name, byte[] stored, WatchRules rules, Layout layout) {
        boolean fits = stored != null
                && stored.length == layout.bytes()
                && ByteBuffer.wrap(stored).getInt(0) == layout.mark();
        return new WatchedFeed(name, fits ? stored.clone() : new byte[layout.bytes()], rules, layout);
    }

    /** Takes in a value that was learnt before. */
    void restore(WatchedValue value, String text) {
        known(value).restore(text);
    }

    /** Counts an event as one of that type. */
    void see(WatchedType type, Accepted event, Consumer<Finding> found, Consumer<What> learnt) {
        var typeCounts = counts.get(type.name());
        for (var value : type.values()) {
            seeValue(type, value, event, typeCounts.events(), found, learnt);
        }
        if (typeCounts.add(event.observed())) {
            judge(type, typeCounts, found);
        }
    }

    private void seeValue(
            WatchedType type,
            WatchedValue value,
            Accepted event,
            long before,
            Consumer<Finding> found,
            Consumer<What> learnt) {
        boolean isType = value.path().equals(TYPE);
        var text = isType ? event.event().getType() : event.observed().value(value.slot());
        if (text != null && known(value).isNew(text)) {
            var what = new What(name, type.name(), isType ? Change.TYPE_NEW : Change.VALUE_NEW, value.path(), text);
            learnt.accept(what);
            if (before >= Baseline.WINDOW) {
                found.accept(Finding.ofValue(what, before));
            }
        }
    }

    private KnownValues known(WatchedValue value) {
        return values.computeIfAbsent(value, v -> new KnownValues(v, name.equals(Feeds.WEBHOOK)));
    }

    private void judge(WatchedType type, TypeCounts typeCounts, Consumer<Finding> found) {
        for (int i = 0; i < type.watches().size(); i++) {
            var watch = type.watches().get(i);
            var before = typeCounts.baseline(i);
            int seen = typeCounts.seen(i);
            var judgement = before.judge(watch.how(), seen);
            typeCounts.learn(i, judgement.next());
            if (judgement.drifted()) {
                found.accept(Finding.of(name, type.name(), watch, judgement.vanished(), before, seen));
            }
        }
        typeCounts.beginWindow();
    }

    /** The counts, as they are stored; the same array as long as this lives. */
    byte[] counts() {
        return stored;
    }
}
