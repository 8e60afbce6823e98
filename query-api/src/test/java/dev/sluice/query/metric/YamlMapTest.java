package dev.sluice.query.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;

/** Fields of a file, and what is said of those that are wrong. */
final class YamlMapTest {
    private final List<String> problems = new ArrayList<>();

    @Test
    void textsAndNumbersAreReadAsWritten() {
        var map = map("name: x\ncount: 007\n");

        assertThat(map.text("name")).isEqualTo("x");
        assertThat(map.optional("count")).contains("007");
        assertThat(map.optional("none")).isEmpty();
        assertThat(map.names()).containsExactly("name", "count");
        assertThat(problems).isEmpty();
    }

    @Test
    void missingTextIsToldAtTheMapping() {
        assertThat(map("a: 1\n").text("name")).isEmpty();

        assertThat(problems).containsExactly("f.yaml:1:1: the field 'name' is missing");
    }

    @Test
    void listWhereATextBelongsIsToldAtItsValue() {
        assertThat(map("a: 1\nname: [x]\n").text("name")).isEmpty();

        assertThat(problems).containsExactly("f.yaml:2:7: 'name' is a list; expected a text");
    }

    @Test
    void listsAreReadAndOtherThingsAreNotLists() {
        var map = map("words: [up, down]\nword: up\n");

        assertThat(map.texts("words")).containsExactly("up", "down");
        assertThat(map.texts("none")).isEmpty();
        assertThat(map.texts("word")).isEmpty();
        assertThat(problems).containsExactly("f.yaml:2:7: 'word' is a text; expected a list");
    }

    @Test
    void mappingWithinAMappingTellsItsOwnPlaces() {
        map("outer:\n  inner: 1\n").map("outer").known("params");

        assertThat(problems).containsExactly("f.yaml:2:3: unknown field 'inner'; known: params");
    }

    @Test
    void absentMappingIsEmptyAndNoProblem() {
        assertThat(map("a: 1\n").map("params").names()).isEmpty();
        assertThat(map("params:\n").map("params").names()).isEmpty();

        assertThat(problems).isEmpty();
    }

    @Test
    void textWhereAMappingBelongsIsTold() {
        map("params: none\n").map("params");

        assertThat(problems).containsExactly("f.yaml:1:9: expected fields, got a text");
    }

    @Test
    void fieldGivenTwiceIsToldAtTheSecond() {
        map("a: 1\nb: 2\na: 3\n");

        assertThat(problems).containsExactly("f.yaml:3:1: the field 'a' is given twice");
    }

    @Test
    void readerThatRefusesIsToldInItsWords() {
        Optional<Integer> read = map("size: big\n").optional("size", text -> {
            throw new IllegalArgumentException("'" + text + "' is not a size");
        });

        assertThat(read).isEmpty();
        assertThat(problems).containsExactly("f.yaml:1:7: 'size': 'big' is not a size");
    }

    private YamlMap map(String text) {
        var settings = LoadSettings.builder()
                .setAllowDuplicateKeys(true)
                .setLabel("f.yaml")
                .build();
        return YamlMap.of("f.yaml", new Compose(settings).composeString(text).orElseThrow(), problems);
    }
}
