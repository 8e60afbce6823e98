package dev.sluice.streams.drift;

import dev.sluice.streams.watch.WatchRules;
import dev.sluice.streams.watch.WatchedType;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Where the counts of each type stand in the counts of a feed: behind the mark of the rules, in the order of the rule file. */
final class Layout {
    static final int MARK_BYTES = Integer.BYTES;

    private final Map<WatchedType, Integer> offsets = new HashMap<>();
    private final int mark;
    private final int bytes;

    Layout(WatchRules rules) {
        int end = MARK_BYTES;
        int marks = 0;
        for (var type : rules.types()) {
            offsets.put(type, end);
            end += TypeCounts.bytes(type);
            marks = Objects.hash(marks, type.name(), type.mark());
        }
        mark = marks;
        bytes = end;
    }

    int offset(WatchedType type) {
        return offsets.get(type);
    }

    /** Tells counts that were made by these rules. */
    int mark() {
        return mark;
    }

    int bytes() {
        return bytes;
    }
}
