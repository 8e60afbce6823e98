package dev.sluice.streams.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gold.SeenName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sighting is written as a name and the second at which it was seen. */
final class SeenNamesTest {
    private static List<SeenName> seen(List<String> sightings) {
        List<SeenName> names = List.of();
        for (var sighting : sightings) {
            var parts = sighting.split("@", -1);
            names = SeenNames.plus(names, parts[0], Instant.ofEpochSecond(Long.parseLong(parts[1])));
        }
        return names;
    }

    private static List<String> texts(List<SeenName> names) {
        return names.stream()
                .map(name -> name.getName() + " " + name.getFirstSeen().getEpochSecond() + "-"
                        + name.getLastSeen().getEpochSecond())
                .toList();
    }

    @Test
    void aNameIsSeenFromItsFirstToItsLastTime() {
        assertThat(texts(seen(List.of("old@5", "old@2", "new@9", "old@3")))).containsExactly("old 2-5", "new 9-9");
    }

    @Test
    void theNewestNameIsTheOneSeenLastAlsoWhereItIsAnOldOneAgain() {
        assertThat(SeenNames.newest(seen(List.of("old@1", "new@5")))).isEqualTo("new");
        assertThat(SeenNames.newest(seen(List.of("old@1", "new@5", "old@8")))).isEqualTo("old");
        assertThat(SeenNames.newest(List.of())).isNull();
    }

    @Test
    void noNameIsNotAName() {
        assertThat(SeenNames.plus(List.of(), null, Instant.EPOCH)).isEmpty();
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        var sightings = new ArrayList<>(List.of("a@1", "a@7", "b@3", "b@3", "c@5", "a@9", "c@12", "d@12"));
        var expected = texts(seen(sightings));
        for (int seed = 0; seed < 200; seed++) {
            Collections.shuffle(sightings, new Random(seed));

            assertThat(texts(seen(sightings))).as("%s", sightings).isEqualTo(expected);
            assertThat(SeenNames.newest(seen(sightings))).isEqualTo("d");
        }
    }

    @Test
    void ofMoreThanTwentyTheLastSeenAreKept() {
        var many =
                seen(IntStream.range(0, 30).mapToObj(i -> "name" + i + "@" + i).toList());

        assertThat(many).hasSize(20);
        assertThat(many.get(0).getName()).isEqualTo("name10");
        assertThat(SeenNames.newest(many)).isEqualTo("name29");
    }

    @Test
    void aLaterSightingAloneIsNoDifference() {
        var before = seen(List.of("a@1", "b@3"));

        assertThat(SeenNames.differ(before, seen(List.of("a@1", "b@3", "b@4")))).isFalse();
        assertThat(SeenNames.differ(before, seen(List.of("a@1", "b@3", "a@4")))).isTrue();
        assertThat(SeenNames.differ(before, seen(List.of("a@0", "a@1", "b@3")))).isTrue();
        assertThat(SeenNames.differ(before, seen(List.of("a@1", "b@3", "c@4")))).isTrue();
    }
}
