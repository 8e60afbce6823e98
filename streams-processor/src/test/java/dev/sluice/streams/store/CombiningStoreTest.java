package dev.sluice.streams.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store behind it gets, and when: a value is written when it is serialised. */
final class CombiningStoreTest {
    private static final int MOST = 3;

    @TempDir
    private Path stateDir;

    private final List<String> written = new ArrayList<>();
    private KeyValueStore<Long, String> behind;
    private StateStoreContext context;
    private CombiningStore<Long, String> store;

    @BeforeEach
    void open() {
        behind = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("some"), Serdes.Long(), notes())
                .withLoggingDisabled()
                .build();
        context = new MockProcessorContext<Void, Void>(new Properties(), new TaskId(0, 0), stateDir.toFile())
                .getStateStoreContext();
        store = new CombiningStore<>(behind, MOST);
        store.init(context, store);
    }

    private Serde<String> notes() {
        var serializer = new StringSerializer();
        return Serdes.serdeFrom(
                (topic, value) -> {
                    written.add(value);
                    return serializer.serialize(topic, value);
                },
                new StringDeserializer());
    }

    @Test
    void whatChangesOftenIsWrittenOncePerCommit() {
        for (int i = 0; i < 100; i++) {
            store.put(1L, "value " + i);
        }
        assertThat(written).isEmpty();

        store.flushCache();
        store.flushCache();

        assertThat(written).containsExactly("value 99");
        assertThat(store.get(1L)).isEqualTo("value 99");
    }

    @Test
    void writerSeesItsChangesBeforeTheyAreWritten() {
        store.put(1L, "one");

        assertThat(store.get(1L)).isEqualTo("one");
        assertThat(behind.get(1L)).isNull();
        assertThat(store.putIfAbsent(1L, "other")).isEqualTo("one");
        assertThat(store.delete(1L)).isEqualTo("one");
        assertThat(store.get(1L)).isNull();
    }

    @Test
    void deletedIsWrittenAsATombstone() {
        behind.put(1L, "of before");

        store.put(1L, null);
        store.flushCache();

        assertThat(behind.get(1L)).isNull();
    }

    @Test
    void whereThereIsNoRoomAllIsWrittenAndNothingIsLost() {
        for (long key = 1; key <= 10; key++) {
            store.put(key, "value " + key);
        }

        for (long key = 1; key <= 10; key++) {
            assertThat(store.get(key)).isEqualTo("value " + key);
        }
        store.flushCache();
        assertThat(written).hasSize(10);
    }

    @Test
    void rangeShowsWhatWasNotWrittenYet() {
        behind.put(1L, "one");
        store.put(2L, "two");
        store.put(1L, null);

        var found = new ArrayList<Long>();
        try (var range = store.range(null, 5L)) {
            range.forEachRemaining(entry -> found.add(entry.key));
        }

        assertThat(found).containsExactly(2L);
    }

    @Test
    void whatWasNotCommittedIsNotThereWhenTheTaskBeginsAnew() {
        store.put(1L, "committed");
        store.flushCache();
        store.put(1L, "not committed");
        store.put(2L, "not committed");

        store.clearCache();

        assertThat(store.get(1L)).isEqualTo("committed");
        assertThat(store.get(2L)).isNull();
        assertThat(written).containsExactly("committed");
    }

    @Test
    void closingWritesNothing() {
        store.put(1L, "not committed");

        store.close();

        assertThat(written).isEmpty();
    }
}
