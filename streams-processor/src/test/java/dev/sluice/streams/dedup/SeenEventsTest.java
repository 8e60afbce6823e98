package dev.sluice.streams.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of events, across restarts and for how long. */
final class SeenEventsTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Duration KEEP = Duration.ofDays(2);

    @TempDir
    private Path stateDir;

    private KeyValueStore<Long, byte[]> store;

    @BeforeEach
    void open() {
        var context = new MockProcessorContext<Void, Void>(new Properties(), new TaskId(0, 0), stateDir.toFile());
        store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(DropDuplicates.STORE), Serdes.Long(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
    }

    private SeenEvents restarted() {
        return new SeenEvents(store, KEEP);
    }

    private static boolean add(SeenEvents seen, int id, long createdAt, long fetchedAt) {
        return seen.add("PushEvent", Integer.toString(id), createdAt, fetchedAt);
    }

    @Test
    void copiesAreKnownAfterARestart() {
        var seen = restarted();
        for (int id = 0; id < 2_000; id++) {
            assertThat(add(seen, id, id % 3 * DAY, 1)).isTrue();
        }

        var after = restarted();

        assertThat(after.size()).isEqualTo(2_000);
        assertThat(after.days()).isEqualTo(3);
        for (int id = 0; id < 2_000; id++) {
            assertThat(add(after, id, id % 3 * DAY, 1)).isFalse();
        }
    }

    @Test
    void restartGoesOnWritingWhereItStopped() {
        for (int id = 0; id <= 20; id++) {
            assertThat(add(restarted(), id, 0, 1)).isTrue();
        }

        assertThat(restarted().size()).isEqualTo(21);
        assertThat(store.approximateNumEntries()).isEqualTo(1);
    }

    @Test
    void millionEventsAreAllNewAndAllKnown() {
        var seen = restarted();
        int fresh = 0;
        for (int id = 0; id < 1_000_000; id++) {
            fresh += add(seen, id, 0, 1) ? 1 : 0;
        }

        assertThat(fresh).isEqualTo(1_000_000);
        assertThat(add(seen, 999_999, 0, 1)).isFalse();
        assertThat(store.approximateNumEntries()).isEqualTo(1_000_000 / Block.CAPACITY + 1);
    }

    @Test
    void case47AMillionCopiesOfOneEventAreOneEvent() {
        var seen = restarted();
        int fresh = 0;
        for (int copy = 0; copy < 1_000_000; copy++) {
            fresh += add(seen, 7, 0, 1) ? 1 : 0;
        }

        assertThat(fresh).isEqualTo(1);
        assertThat(seen.size()).isEqualTo(1);
    }

    @Test
    void untouchedDayLeavesTheStoreToo() {
        var seen = restarted();
        add(seen, 1, 0, 1);
        add(seen, 2, DAY, 1);
        add(seen, 3, DAY, KEEP.toMillis() + 2);

        seen.forgetUntouched();

        assertThat(seen.days()).isEqualTo(1);
        assertThat(seen.size()).isEqualTo(2);
        assertThat(restarted().size()).isEqualTo(2);
        assertThat(add(seen, 1, 0, KEEP.toMillis() + 2)).isTrue();
    }

    @Test
    void timeOfTheLastTouchSurvivesARestart() {
        var seen = restarted();
        add(seen, 1, 0, 1);
        add(seen, 1, 0, DAY);
        add(restarted(), 2, DAY, KEEP.toMillis() + DAY);

        var after = restarted();
        after.forgetUntouched();

        assertThat(add(after, 1, 0, KEEP.toMillis() + DAY)).isFalse();
    }

    @Test
    void typeIdAndTimeAllCount() {
        var seen = restarted();

        assertThat(seen.add("PushEvent", "12", 0, 1)).isTrue();
        assertThat(seen.add("PushEvent1", "2", 0, 1)).isTrue();
        assertThat(seen.add("PushEvent", "12", 1, 1)).isTrue();
        assertThat(seen.add("PushEvent", "12", 0, 1)).isFalse();
    }
}
