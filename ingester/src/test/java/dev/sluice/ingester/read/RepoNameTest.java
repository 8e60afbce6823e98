package dev.sluice.ingester.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepoNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"1\",\"repo\":{\"id\":2,\"name\":\"a/b\"},\"payload\":{}}|a/b",
                "{\"payload\":{\"repo\":{\"name\":\"x/y\"}},\"repo\" : { \"name\" : \"a/b\" }}|a/b",
                "{\"repo\":5,\"repository\":{\"full_name\":\"a/b\"}}|a/b",
                "{\"repository\":{\"id\":1,\"name\":\"b\",\"full_name\":\"a/b\",\"owner\":{\"login\":\"a\"}}}|a/b",
                "{\"repository\":{\"owner\":\"a\",\"language\":\"C\",\"name\":\"b\"},\"type\":\"x\"}|a/b",
                "{\"repository\":{\"name\":\"b\",\"watchers\":1,\"owner\":\"a\"}}|a/b",
                "{\"repo\":{\"name\":\"a/ü\"}|a/ü"
            })
    void theNameIsFoundInAllShapes(String line, String name) {
        assertThat(RepoName.of(line.getBytes(UTF_8))).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"repo",
                "{\"repo\":{\"name\":\"a/b",
                "{\"repo\":{\"name\":\"\"}}",
                "{\"repo\":{\"name\":null}}",
                "{\"repo\":{\"name\":\"a\\u002fb\"}}",
                "{\"repository\":{\"name\":\"b\"}}",
                "{\"payload\":{\"repo\":{\"name\":\"a/b\"}}}",
                "[]",
                "null"
            })
    void whereThereIsNoneThereIsNone(String line) {
        assertThat(RepoName.of(line.getBytes(UTF_8))).isEmpty();
    }
}
