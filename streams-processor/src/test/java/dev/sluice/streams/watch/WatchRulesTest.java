package dev.sluice.streams.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.schemas.EventType;
import dev.sluice.silver.PayloadShape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WatchRulesTest {
    @Test
    void everyTypeOfTheCatalogueIsWatched() {
        assertThat(Arrays.stream(EventType.values())
                        .filter(type -> type != EventType.OTHER)
                        .map(type -> WatchRules.standard().type(type.githubName())))
                .doesNotContainNull();
        assertThat(WatchRules.standard().type("TeleportEvent")).isNull();
    }

    @Test
    void everyTypeOfTheCatalogueIsDocumented() {
        var types = WatchRules.standard().type(WatchedType.ALL).values().get(0);

        assertThat(types.isType()).isTrue();
        assertThat(Arrays.stream(EventType.values())
                        .filter(type -> type != EventType.OTHER)
                        .map(type -> type.githubName().toLowerCase(java.util.Locale.ROOT)))
                .isSubsetOf(types.documented());
    }

    @Test
    void nothingIsWatchedTwice() {
        for (var type : WatchRules.standard().types()) {
            assertThat(type.watches()).as(type.name()).doesNotHaveDuplicates();
        }
    }

    @Test
    void rulesSayWhatIsWatchedOfAType() {
        var type = WatchRules.of(List.of(
                        "# why",
                        "version 1",
                        "type AEvent",
                        "shapes FULL",
                        "fills payload.a",
                        "keys payload.a payload.b",
                        "values payload.c One two",
                        "webhook-values payload.c three"))
                .type("AEvent");

        assertThat(type.watches().stream().map(watch -> watch.how() + " " + watch.path()))
                .containsExactly("KEY payload.a", "KEY payload.b", "FILL payload.a", "SHAPE FULL");
        assertThat(type.values().get(0).documented()).containsExactlyInAnyOrder("one", "two");
        assertThat(type.values().get(0).documentedForWebhooks()).containsExactly("three");
    }

    @Test
    void whatIsObservedIsWhatIsAsked() {
        var rules = WatchRules.of(List.of("type AEvent", "keys a b", "fills a", "shapes FULL REDUCED", "values a x"));
        var type = rules.type("AEvent");
        var observed = new Observed();
        observed.key(rules.places().get(0));
        observed.value(rules.places().get(0), "y".repeat(65));
        observed.shape(PayloadShape.REDUCED);

        assertThat(type.watches().stream().map(watch -> observed.has(watch.bit())))
                .containsExactly(true, false, false, false, true);
        assertThat(observed.value(type.values().get(0).slot())).isEqualTo("y".repeat(64));
        assertThat(new Observed().value(0)).isNull();
    }

    @Test
    void rulesThatSayNothingAreRefused() {
        assertThatThrownBy(() -> WatchRules.of(List.of("keys payload.a")))
                .hasMessage("'keys payload.a' is no rule here; expected 'type NAME' first, and a path or name in each"
                        + " line");
        assertThatThrownBy(() -> WatchRules.of(List.of("type AEvent", "kyes payload.a")))
                .hasMessage("'kyes' is no rule; expected keys, fills, shapes, values or webhook-values");
    }

    @Test
    void moreThanAnObservationHasRoomForIsRefused() {
        var paths = String.join(
                " ", IntStream.range(0, 200).mapToObj(i -> "payload.p" + i).toList());

        assertThatThrownBy(() -> WatchRules.of(List.of("type AEvent", "keys " + paths)))
                .hasMessageContaining("the rules need 205 bits")
                .hasMessageContaining("expected at most 192");
    }
}
