package dev.sluice.streams.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.silver.ActorClass;
import dev.sluice.silver.Envelope;
import dev.sluice.silver.PayloadShape;
import dev.sluice.streams.watch.WatchedValue;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which feed an event is of, which values are new, and how a drift is named. */
final class RulesOfThumbTest {
    @ParameterizedTest
    @CsvSource({
        "file:/a:b.gz, FULL, file",
        "live:/events, COMMON, live",
        "archive:2016-01-01-1, REDUCED, archive",
        "sample:1, FULL, sample",
        "-, FULL, -",
        "webhook, FULL, webhook",
        "file:/a, TIMELINE, file/timeline",
        "of|somebody:else, FULL, other"
    })
    void eventsAreComparedWithThoseOfTheSameKindOfSource(String source, PayloadShape shape, String feed) {
        assertThat(new Feeds().of(event(source, shape))).isEqualTo(feed);
    }

    private static Envelope event(String source, PayloadShape shape) {
        return new Envelope(
                "1",
                "PushEvent",
                Instant.EPOCH,
                Instant.EPOCH,
                1L,
                "ann",
                ActorClass.HUMAN,
                1L,
                "a/b",
                null,
                null,
                true,
                source,
                "github",
                shape,
                false);
    }

    @Test
    void aValueIsNewOnceUnlessItIsDocumented() {
        var values = new KnownValues(new WatchedValue("payload.action", 0, Set.of("opened"), Set.of("labeled")), false);

        assertThat(values.isNew("opened")).isFalse();
        assertThat(values.isNew("OPENED")).isFalse();
        assertThat(values.isNew("labeled")).isTrue();
        assertThat(values.isNew("merged")).isTrue();
        assertThat(values.isNew("merged")).isFalse();
    }

    @Test
    void whatIsDocumentedForWebhooksIsNoNewsInThem() {
        var watched = new WatchedValue("payload.action", 0, Set.of("opened"), Set.of("labeled"));

        assertThat(new KnownValues(watched, true).isNew("labeled")).isFalse();
        assertThat(new KnownValues(watched, true).isNew("opened")).isFalse();
    }

    @Test
    void aPlaceWithoutAShortListTellsNoMoreAtSomePoint() {
        var values = new KnownValues(new WatchedValue("payload.action", 0, Set.of("opened"), Set.of()), false);
        for (int i = 0; i < KnownValues.MOST; i++) {
            assertThat(values.isNew("value " + i)).isTrue();
        }
        assertThat(values.isNew("one more")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "live, PushEvent, KEY_VANISHED, payload.commits,",
        "live, *, TYPE_NEW, type, A|Type|With|Bars",
        "-, IssuesEvent, VALUE_NEW, payload.action, pinned"
    })
    void aDriftIsNamedByItsKey(String feed, String type, Change change, String path, String value) {
        var what = new What(feed, type, change, path, value);

        assertThat(What.of(what.text())).isEqualTo(what);
    }
}
