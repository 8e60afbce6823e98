package dev.sluice.streams.drift;

import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.watch.WatchRules;
import dev.sluice.streams.watch.WatchedType;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What one partition has seen of one feed. Its counts are bytes that are written in place. */
final class WatchedFeed {
    private final byte[] stored;
    private final Map<String, FeedType> types = new HashMap<>();

    private WatchedFeed(String name, byte[] stored, WatchRules rules, Layout layout) {
        this.stored = stored;
        var bytes = ByteBuffer.wrap(stored).putInt(0, layout.mark());
        rules.types()
                .forEach(type -> types.put(
                        type.name(), new FeedType(name, type, new TypeCounts(type, bytes, layout.offset(type)))));
    }

    /** @param stored counts of before; null for none. Those that were made by other rules count for nothing */
    static WatchedFeed of(String name, byte[] stored, WatchRules rules, Layout layout) {
        boolean fits = stored != null
                && stored.length == layout.bytes()
                && ByteBuffer.wrap(stored).getInt(0) == layout.mark();
        return new WatchedFeed(name, fits ? stored.clone() : new byte[layout.bytes()], rules, layout);
    }

    /** Takes in a value that was learnt before. */
    void restore(What learnt) {
        var type = types.get(learnt.type());
        if (type != null) {
            type.restore(learnt);
        }
    }

    /** Counts an event, as one of all and as one of its type. */
    void see(Accepted event, Consumer<Finding> found, Consumer<What> learnt) {
        types.get(WatchedType.ALL).see(event, found, learnt);
        var type = types.get(event.event().getType());
        if (type != null) {
            type.see(event, found, learnt);
        }
    }

    /** The counts, as they are stored; the same array as long as this lives. */
    byte[] counts() {
        return stored;
    }
}
