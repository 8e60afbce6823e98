package dev.sluice.streams.drift;

import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.EventParser;
import dev.sluice.streams.watch.WatchRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The parser and four sentinels, each with the events of its bronze partition and a store that outlives it. */
final class DriftBench {
    private static final String FETCHED_AT = "1800000000000";

    private final EventParser parser = new EventParser(Lane.LIVE);
    private final List<KeyValueStore<String, byte[]>> stores;
    private final Map<String, Integer> eventsByType = new HashMap<>();
    private final List<Told> told = new ArrayList<>();
    private List<Sentinel> sentinels;

    /**
     * A drift that was told.
     *
     * @param eventsOfType events of that type, on all partitions, since the bench last began to count
     */
    record Told(Finding finding, int partition, int eventsOfType) {
        String what() {
            return finding.what().text();
        }
    }

    DriftBench(Path stateDir) {
        stores = IntStream.range(0, Topics.EVENT_PARTITIONS)
                .mapToObj(partition -> store(stateDir, partition))
                .toList();
        restart();
    }

    private static KeyValueStore<String, byte[]> store(Path stateDir, int partition) {
        var context =
                new MockProcessorContext<Void, Void>(new Properties(), new TaskId(0, partition), stateDir.toFile());
        KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(WatchDrift.BASELINES + partition),
                        Serdes.String(),
                        Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    /** Sentinels that know what the stores hold, and nothing else. */
    void restart() {
        sentinels = stores.stream()
                .map(store -> new Sentinel(store, WatchRules.standard()))
                .toList();
    }

    /** Counts the events of each type from here on. */
    void countFromHere() {
        eventsByType.clear();
        told.clear();
    }

    /** A line of a source. */
    void send(String source, byte[] line) {
        send(line, headers(source));
    }

    void send(String source, String line) {
        send(source, line.getBytes(StandardCharsets.UTF_8));
    }

    /** A webhook. */
    void sendWebhook(String kind, String delivery, byte[] body) {
        send(
                body,
                headers(Headers.WEBHOOK)
                        .add(Headers.WEBHOOK_EVENT, Headers.bytes(kind))
                        .add(Headers.WEBHOOK_DELIVERY, Headers.bytes(delivery)));
    }

    private static org.apache.kafka.common.header.Headers headers(String source) {
        return new RecordHeaders()
                .add(Headers.SOURCE, Headers.bytes(source))
                .add(Headers.FETCHED_AT, Headers.bytes(FETCHED_AT));
    }

    private void send(byte[] line, org.apache.kafka.common.header.Headers headers) {
        if (parser.parse(line, headers) instanceof Accepted event) {
            int partition = partition(event);
            int events = eventsByType.merge(event.event().getType(), 1, Integer::sum);
            sentinels.get(partition).see(event).forEach(finding -> told.add(new Told(finding, partition, events)));
        }
    }

    /** As the producer of bronze chooses it. */
    private static int partition(Accepted event) {
        var repo = event.event().getRepoId();
        var key = Headers.bytes(repo == null ? event.source() : Long.toString(repo));
        return Utils.toPositive(Utils.murmur2(key)) % Topics.EVENT_PARTITIONS;
    }

    /** Everything that was told, in order. */
    List<Told> told() {
        return told;
    }

    /** What was told, by any partition. */
    List<String> what() {
        return told.stream().map(Told::what).distinct().sorted().toList();
    }
}
