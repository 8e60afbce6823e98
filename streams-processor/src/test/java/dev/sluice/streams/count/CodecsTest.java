package dev.sluice.streams.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.EventType;
import dev.sluice.silver.ActorClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** What is stored can be read again, and stays as it is: these bytes outlive the program that wrote them. */
final class CodecsTest {
    private static <T> T roundTrip(Serde<T> serde, T value) {
        return serde.deserializer().deserialize("", serde.serializer().serialize("", value));
    }

    private static <T> String hex(Serde<T> serde, T value) {
        return HexFormat.of().formatHex(serde.serializer().serialize("", value));
    }

    private static Map<String, Long> cells(Counts counts) {
        var cells = new HashMap<String, Long>();
        counts.forEach((type, actor, events) -> cells.put(type + " " + actor, events));
        return cells;
    }

    @Test
    void countsAddUpByTypeAndActor() {
        var counts = Counts.NONE
                .plus(EventType.PUSH, ActorClass.HUMAN)
                .plus(EventType.OTHER, ActorClass.AGENT)
                .plus(EventType.PUSH, ActorClass.HUMAN);

        assertThat(cells(roundTrip(Counts.serde(), counts))).isEqualTo(Map.of("PUSH HUMAN", 2L, "OTHER AGENT", 1L));
        assertThat(hex(Counts.serde(), counts)).isEqualTo("01010000000000000002" + "11030000000000000001");
    }

    @Test
    void addingLeavesTheCountsBeforeAsTheyWere() {
        var one = Counts.NONE.plus(EventType.FORK, ActorClass.BOT);
        one.plus(EventType.FORK, ActorClass.BOT);

        assertThat(cells(one)).isEqualTo(Map.of("FORK BOT", 1L));
    }

    @Test
    void everyActorHasItsCode() {
        for (var actor : ActorClass.values()) {
            assertThat(ActorCode.actor(ActorCode.of(actor))).isEqualTo(actor);
        }
    }

    @Test
    void bytesOfKeysAreInTheOrderOfTime() {
        var keys = List.of(
                new RepoHour(1, 0),
                new RepoHour(1, 256),
                new RepoHour(1, Long.MAX_VALUE),
                new RepoHour(2, 0),
                new RepoHour(500_000, 1));
        var hex = new ArrayList<String>();
        keys.forEach(key -> hex.add(hex(RepoHour.serde(), key)));

        assertThat(hex).isSorted();
        assertThat(hex.get(1)).isEqualTo("00000001" + "0000000000000100");
        keys.forEach(key -> assertThat(roundTrip(RepoHour.serde(), key)).isEqualTo(key));
    }

    @Test
    void activityKeepsItsLabel() {
        var activity =
                new RepoActivity(new RepoLabel(5, "octo/ü"), Counts.NONE.plus(EventType.WATCH, ActorClass.HUMAN));

        var read = roundTrip(RepoActivity.serde(), activity);

        assertThat(read.label()).isEqualTo(activity.label());
        assertThat(cells(read.counts())).isEqualTo(Map.of("WATCH HUMAN", 1L));
    }

    @Test
    void repositoryWithoutANameStaysSo() {
        assertThat(roundTrip(RepoActivity.serde(), RepoActivity.NONE).label()).isEqualTo(RepoLabel.NONE);
    }

    @Test
    void openingsKeepTheirSpans() {
        var opened = new OpenedInHour(
                new RepoLabel(5, "octo/cat"),
                Map.of(
                        ActorClass.HUMAN,
                        new OpenedInHour.Span(3, 10, 20),
                        ActorClass.BOT,
                        new OpenedInHour.Span(1, 7, 7)));

        assertThat(roundTrip(OpenedInHour.serde(), opened)).isEqualTo(opened);
    }

    @Test
    void newestNameWinsByEventTime() {
        var label = RepoLabel.NONE.newest(5, "octo/new").newest(4, "octo/old").newest(6, null);

        assertThat(label.name()).isEqualTo("octo/new");
    }
}
