package dev.sluice.streams.dedup;

import dev.sluice.schemas.queries.EventKey;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of some events were seen: shown the stored blocks of their days, it tells. Not safe for use by several threads. */
public final class SeenQuestion {
    /** Name of the store whose entries it is to be shown. */
    public static final String STORE = DropDuplicates.STORE;

    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final Map<Place, EventKey> wanted = new HashMap<>();
    private final Set<Place> seen = new HashSet<>();

    /** Asks about these. */
    public SeenQuestion(Collection<EventKey> events) {
        events.forEach(event -> wanted.put(place(event), event));
    }

    private static Place place(EventKey event) {
        long createdAt = event.createdAt().toEpochMilli();
        return new Place(event.partition(), Fingerprint.of(event.type(), event.id(), createdAt));
    }

    /** The days whose blocks it is to be shown, in days since 1970. */
    public List<Long> days() {
        return wanted.values().stream()
                .map(event -> Math.floorDiv(event.createdAt().toEpochMilli(), DAY_MS))
                .distinct()
                .toList();
    }

    /** Key of the first block that a day may have. */
    public static long firstKey(long day) {
        return Block.key(day, 0);
    }

    /** Key of the last block that a day may have. */
    public static long lastKey(long day) {
        return Block.key(day + 1, 0) - 1;
    }

    /** Shows it a stored block. */
    public void show(int partition, byte[] stored) {
        var block = Block.of(stored);
        for (int i = 0; i < block.size(); i++) {
            var place = new Place(partition, block.fingerprint(i));
            if (wanted.containsKey(place)) {
                seen.add(place);
            }
        }
    }

    /** Those that were in a block that it was shown. */
    public List<EventKey> seen() {
        return seen.stream().map(wanted::get).toList();
    }

    private record Place(int partition, long fingerprint) {}
}
