package dev.sluice.streams.serve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Stores of a few partitions in memory; only some of them answer. */
final class FakeStores implements Stores {
    private final List<Entry> entries = new ArrayList<>();
    private boolean running = true;
    private int gained;
    private int untilGained = -1;
    private final Set<Integer> answering = new TreeSet<>(Set.of(0, 1));

    void put(String store, int partition, Object key, Object value) {
        entries.add(new Entry(store, partition, key, value));
    }

    /** From now on it is as while Streams restores or has stopped. */
    void stop() {
        running = false;
    }

    void silence(int partition) {
        answering.remove(partition);
    }

    /** Once so many scans are done, another instance gives that partition to this one. */
    void gain(int partition, int afterScans) {
        gained = partition;
        untilGained = afterScans;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> Set<Integer> scan(String store, K from, K to, Visitor<K, V> visitor) {
        if (!running) {
            throw new NotRunning("the store " + store + " cannot be asked while Streams is REBALANCING", null);
        }
        if (untilGained-- == 0) {
            answering.add(gained);
        }
        entries.stream()
                .filter(entry -> entry.store.equals(store) && answering.contains(entry.partition))
                .filter(entry -> from == null || within(from, to, entry.key))
                .forEach(entry -> visitor.entry(entry.partition, (K) entry.key, (V) entry.value));
        return new TreeSet<>(answering);
    }

    @Override
    public String state() {
        return running ? "RUNNING" : "REBALANCING";
    }

    @Override
    public List<String> peers() {
        return List.of("b:2", "a:1");
    }

    private static boolean within(Object from, Object to, Object key) {
        Comparator<Object> order = Comparator.comparing(FakeStores::sortable);
        return order.compare(from, key) <= 0 && order.compare(key, to) <= 0;
    }

    private static String sortable(Object key) {
        return key instanceof dev.sluice.streams.count.RepoHour hour
                ? "%019d-%019d".formatted(hour.hour(), hour.repoId())
                : "%019d".formatted((Long) key);
    }

    private record Entry(String store, int partition, Object key, Object value) {}
}
