package dev.sluice.streams.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private final List<Buckets.Why> forgotten = new ArrayList<>();
    private long most = 10_000_000;
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
        return new SeenEvents(store, new Buckets.Limits(KEEP, most), (bucket, why) -> forgotten.add(why));
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

        assertThat(forgotten).containsExactly(Buckets.Why.UNTOUCHED);
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

    @Test
    void whereThereIsNoRoomTheDayUntouchedForLongestIsForgottenAndTold() {
        most = 300;
        var seen = restarted();
        for (int id = 0; id < 300; id++) {
            add(seen, id, id % 3 * DAY, 10 - id % 3);
        }

        assertThat(add(seen, 300, 0, 11)).isTrue();

        assertThat(forgotten).containsExactly(Buckets.Why.FULL);
        assertThat(seen.days()).isEqualTo(2);
        assertThat(seen.size()).isEqualTo(201);
        assertThat(restarted().size()).isEqualTo(201);
        assertThat(add(seen, 0, 0, 12)).isFalse();
        assertThat(add(seen, 1, DAY, 12)).isFalse();
        assertThat(add(seen, 2, 2 * DAY, 12)).isTrue();
    }

    @Test
    void thereAreNeverMoreThanMayBe() {
        most = 1_000;
        var seen = restarted();
        for (int id = 0; id < 20_000; id++) {
            add(seen, id, id % 7 * DAY, id);
            assertThat(seen.size()).isLessThanOrEqualTo(1_000);
        }

        assertThat(forgotten).isNotEmpty().containsOnly(Buckets.Why.FULL);
        assertThat(restarted().size()).isEqualTo(seen.size());
    }

    @Test
    void copyIsKnownThoughThereIsNoRoom() {
        most = 10;
        var seen = restarted();
        for (int id = 0; id < 10; id++) {
            add(seen, id, id * DAY, 1);
        }

        for (int id = 0; id < 10; id++) {
            assertThat(add(seen, id, id * DAY, 2)).isFalse();
        }
        assertThat(forgotten).isEmpty();
    }

    @Test
    void dayThatAloneIsTooLargeBeginsAnew() {
        most = 700;
        var seen = restarted();
        for (int id = 0; id < 701; id++) {
            assertThat(add(seen, id, 0, 1)).isTrue();
        }

        assertThat(forgotten).containsExactly(Buckets.Why.FULL);
        assertThat(seen.size()).isEqualTo(1);
        assertThat(restarted().size()).isEqualTo(1);
        assertThat(add(seen, 700, 0, 1)).isFalse();
    }

    @Test
    void smallerBoundHoldsFromTheNextEventOn() {
        var before = restarted();
        for (int id = 0; id < 300; id++) {
            add(before, id, id / 100 * DAY, id);
        }
        most = 150;

        var after = restarted();
        for (int id = 300; id < 303; id++) {
            add(after, id, 2 * DAY, id);
        }

        assertThat(after.size()).isEqualTo(103);
    }

    /** Old events on the live lane: today is touched all the time, so it is never what makes room. */
    @Test
    void hourOfHistoryBesideLiveTrafficDoesNotPushOutToday() {
        most = 3_000;
        long today = 20_000 * DAY;
        var seen = restarted();
        for (int id = 0; id < 1_000; id++) {
            assertThat(add(seen, id, today + id, today + id)).isTrue();
            for (int old = 0; old < 5; old++) {
                add(seen, 1_000_000 + 5 * id + old, id / 100 * DAY, today + id);
            }
        }

        assertThat(forgotten).isNotEmpty();
        for (int id = 0; id < 1_000; id++) {
            assertThat(add(seen, id, today + id, today + 1_000)).isFalse();
        }
    }

    @Test
    void historyIsKnownAsLongAsToday() {
        long today = 20_000 * DAY;
        var seen = restarted();
        add(seen, 1, 0, today);
        add(seen, 2, today, today);
        for (int hour = 1; hour <= 47; hour++) {
            add(seen, 2 + hour, today + hour * DAY / 24, today + hour * DAY / 24);
            seen.forgetUntouched();
        }

        assertThat(add(seen, 1, 0, today + 47 * DAY / 24)).isFalse();
        assertThat(add(seen, 2, today, today + 47 * DAY / 24)).isFalse();
    }

    @Test
    void wholeDaysLeaveAtOnceWithAllTheirBlocks() {
        var seen = restarted();
        for (int id = 0; id < 5_000; id++) {
            add(seen, id, id % 5 * DAY, 1);
        }
        add(seen, 5_000, 5 * DAY, KEEP.toMillis() + 2);

        seen.forgetUntouched();

        assertThat(seen.size()).isEqualTo(1);
        assertThat(store.approximateNumEntries()).isEqualTo(1);
    }
}
