package dev.sluice.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.streams.watch.How;
import dev.sluice.streams.watch.WatchRules;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Watching changes nothing of what the parser reads and refuses. */
final class WatchedPathsTest {
    private static List<Field> fields(Function<Field, String> place) {
        return Arrays.stream(Field.values())
                .filter(field -> place.apply(field) != null)
                .toList();
    }

    private static Path at(Path root, String place) {
        var path = root;
        for (var key : place.split("\\.", -1)) {
            path = path == null ? null : path.child(key);
        }
        return path;
    }

    @Test
    void nothingIsWatchedBelowAFieldThatIsAValue() {
        for (var place : WatchRules.standard().places()) {
            for (var field : fields(Field::path)) {
                boolean below = place.path().startsWith(field.path() + ".");
                boolean alsoAnObject = fields(Field::path).stream()
                        .anyMatch(other -> other.path().startsWith(field.path() + "."));
                assertThat(below && !alsoAnObject)
                        .as("%s is watched below %s", place.path(), field.path())
                        .isFalse();
            }
        }
    }

    @Test
    void everyWatchedPlaceIsFoundInEvents() {
        assertThat(WatchRules.standard().places())
                .allSatisfy(place ->
                        assertThat(at(Path.event(), place.path()).watched()).isEqualTo(place));
    }

    @Test
    void webhooksAreWatchedWhereTheirFieldsStand() {
        assertThat(at(Path.webhook(), "sender.id").watched().path()).isEqualTo("actor.id");
        assertThat(at(Path.webhook(), "after").watched().path()).isEqualTo("payload.head");
        assertThat(at(Path.webhook(), "pull_request.merged_at").watched().path())
                .isEqualTo("payload.pull_request.merged_at");
    }

    @Test
    void noKeyOfTheRootIsThereToBeWatchedAlone() {
        assertThat(at(Path.event(), "payload.repository_id").watched()).isNotNull();
        assertThat(Path.webhook().child("repository_id")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};                               false; false",
                "{\"pull_request\":{}};            false; false",
                "{\"pull_request\":{\"body\":null}}; true;  false",
                "{\"pull_request\":{\"body\":\"\"}};   true;  true"
            })
    void aKeyIsThereWhateverItsValueAndFilledWhereItIsNotNull(String payload, boolean key, boolean filled) {
        var observed = Lines.accepted(Lines.event(",\"payload\":" + payload).replace("WatchEvent", "PullRequestEvent"))
                .observed();
        var watches = WatchRules.standard().type("PullRequestEvent").watches().stream()
                .filter(watch -> watch.path().equals("payload.pull_request.body"))
                .toList();

        assertThat(watches).extracting(watch -> watch.how()).containsExactly(How.KEY, How.FILL);
        assertThat(observed.has(watches.get(0).bit())).isEqualTo(key);
        assertThat(observed.has(watches.get(1).bit())).isEqualTo(filled);
    }
}
