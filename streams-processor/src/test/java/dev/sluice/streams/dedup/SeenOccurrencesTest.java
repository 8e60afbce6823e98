package dev.sluice.streams.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who tells of an occurrence first, and who second. A telling is written as its reporter (f the feed, s and w two kinds of webhook)
 * and its second.
 */
final class SeenOccurrencesTest {
    private static final Duration KEEP = Duration.ofDays(2);
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long WHAT = 42;

    @TempDir
    private Path stateDir;

    private final List<Buckets.Why> forgotten = new ArrayList<>();
    private long most = 1_000_000;
    private KeyValueStore<Long, byte[]> store;

    @BeforeEach
    void open() {
        var context = new MockProcessorContext<Void, Void>(new Properties(), new TaskId(0, 0), stateDir.toFile());
        store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(MarkSemanticDuplicates.STORE), Serdes.Long(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
    }

    private SeenOccurrences restarted() {
        return new SeenOccurrences(store, new Buckets.Limits(KEEP, most), (bucket, why) -> forgotten.add(why));
    }

    private static boolean tell(SeenOccurrences seen, String telling, Occurrence occurrence, long fetchedAt) {
        return telling.charAt(0) == 'f'
                ? seen.isKnownFromFeed(occurrence, fetchedAt)
                : seen.isKnownFromWebhook(occurrence, telling.substring(0, 1), fetchedAt);
    }

    private static Occurrence repeatable(String telling) {
        return new Occurrence(WHAT, Long.parseLong(telling.substring(1)), 5);
    }

    @ParameterizedTest
    @CsvSource({
        "f0 w0, new known",
        "w0 f0, new known",
        "f0 w5, new known",
        "w5 f0, new known",
        "f0 w6, new new",
        "w6 f0, new new",
        "f0 f0, new new",
        "w0 w0, new new",
        "s0 w0, new known",
        "s0 w0 f0, new known known",
        "f0 s1 w2, new known known",
        "f0 f0 w0 w0, new new known known",
        "w0 w0 f0 f0, new new known known",
        "f0 w0 f0 w0, new known new known",
        "f0 w0 w0 f0, new known new known",
        "w0 f1 f2, new known new",
        "f0 f2 w1 w3, new new known known",
        "w0 f3 s1 w3 f1, new known known new known",
        "f0 f10 w10 w0, new new known known"
    })
    void whatAnotherToldIsKnownAndWhatOneTellsTwiceHappenedTwice(String tellings, String expected) {
        var kept = restarted();
        var said = new ArrayList<String>();
        for (var telling : tellings.split(" ", -1)) {
            said.add(tell(kept, telling, repeatable(telling), 0) ? "known" : "new");
        }

        assertThat(String.join(" ", said)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f0 w0", "w0 f3", "f0 f0 w0 w0", "s0 w0 f0", "w0 f3 s1 w3 f1"})
    void restartBetweenAnyTwoChangesNothing(String tellings) {
        var undisturbed = new ArrayList<Boolean>();
        var kept = restarted();
        for (var telling : tellings.split(" ", -1)) {
            undisturbed.add(tell(kept, telling, repeatable(telling), 0));
        }
        open();
        var disturbed = new ArrayList<Boolean>();
        for (var telling : tellings.split(" ", -1)) {
            disturbed.add(tell(restarted(), telling, repeatable(telling), 0));
        }

        assertThat(disturbed).isEqualTo(undisturbed);
    }

    /** The greatest number that any one reporter told. */
    @Test
    void howManyAreNewDoesNotDependOnTheOrder() {
        var tellings = new ArrayList<>(List.of("f", "f", "f", "s", "s", "w", "w", "w", "w"));
        for (int seed = 0; seed < 500; seed++) {
            Collections.shuffle(tellings, new Random(seed));
            var seen = restarted();
            long what = 1_000L + seed;
            long fresh = tellings.stream()
                    .filter(telling -> !tell(seen, telling, new Occurrence(what, 0, 0), 0))
                    .count();

            assertThat(fresh).as("%s, seed %d", tellings, seed).isEqualTo(4);
        }
    }

    @Test
    void withoutATimeItIsKnownAcrossDays() {
        var seen = restarted();
        var push = new Occurrence(WHAT, 0, 0);

        assertThat(tell(seen, "f", push, DAY - 1)).isFalse();
        assertThat(tell(seen, "w", push, 2 * DAY)).isTrue();
        assertThat(tell(seen, "w", push, 2 * DAY)).isFalse();
    }

    @Test
    void whatIsLongIngestedIsForgotten() {
        var seen = restarted();
        var push = new Occurrence(WHAT, 0, 0);
        tell(seen, "f", push, 0);
        tell(seen, "f", new Occurrence(43, 0, 0), KEEP.toMillis() + DAY);

        seen.forgetUntouched();

        assertThat(forgotten).containsExactly(Buckets.Why.UNTOUCHED);
        assertThat(seen.days()).isEqualTo(1);
        assertThat(tell(seen, "w", push, KEEP.toMillis() + DAY)).isFalse();
    }

    @Test
    void whereThereIsNoRoomTheOldestDayIsForgotten() {
        most = 100;
        var seen = restarted();
        for (int what = 1; what <= 100; what++) {
            tell(seen, "f", new Occurrence(what, 0, 0), what <= 50 ? 0 : DAY);
        }
        tell(seen, "f", new Occurrence(101, 0, 0), DAY);

        assertThat(forgotten).containsExactly(Buckets.Why.FULL);
        assertThat(seen.size()).isEqualTo(51);
        assertThat(tell(seen, "w", new Occurrence(1, 0, 0), DAY)).isFalse();
        assertThat(tell(seen, "w", new Occurrence(51, 0, 0), DAY)).isTrue();
    }

    @Test
    void feedAloneCostsOneFingerprintAnEvent() {
        var seen = restarted();
        for (int what = 1; what <= 10_000; what++) {
            tell(seen, "f", new Occurrence(what, what, 5), 0);
        }

        assertThat(seen.size()).isEqualTo(10_000);
        assertThat(seen.days()).isEqualTo(1);
    }

    @Test
    void thousandsAlikeDoNotHoldItUp() {
        var seen = restarted();
        tell(seen, "w", new Occurrence(WHAT + 1, 0, 0), 0);
        long before = seen.size();
        for (int i = 0; i < 3_000; i++) {
            assertThat(tell(seen, "f", new Occurrence(WHAT, 0, 0), 0)).isFalse();
        }

        assertThat(seen.size()).isEqualTo(before + 1_000);
    }

    @Test
    void firstWebhookFindsWhatWasOnlyNotedAsOftenAsItWas() {
        for (int i = 0; i < 3_000; i++) {
            tell(restarted(), "f", new Occurrence(i / 3, 0, 0), 0);
        }
        var seen = restarted();
        for (int what = 0; what < 1_000; what++) {
            for (int nth = 1; nth <= 4; nth++) {
                assertThat(tell(seen, "w", new Occurrence(what, 0, 0), 0))
                        .as("%d, number %d", what, nth)
                        .isEqualTo(nth <= 3);
            }
        }
    }
}
