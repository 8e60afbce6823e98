package dev.sluice.ingester.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepoKeyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"repo\":{\"id\":12,\"name\":\"a/b\"}} | 12",
                "{\"repo\":{\"name\":\"a/b\",\"id\":12}} | 12",
                "{\"repository\":{\"id\":12}} | 12",
                " { \"repo\" : { \"id\" : 12 } } | 12",
                "{\"repo\":{\"id\":\"12\"}} | 12",
                "{\"payload\":{\"repo\":{\"id\":99}},\"repo\":{\"id\":12}} | 12",
                "{\"payload\":[{\"repo\":{\"id\":99}}],\"repo\":{\"id\":12}} | 12",
                "{\"a\":\"}\\\"{\",\"repo\":{\"id\":12}} | 12",
                "{\"a\":\"\\\\\",\"repo\":{\"id\":12}} | 12",
                "{\"repo\":{\"owner\":{\"id\":99},\"id\":12}} | 12",
                "{\"repo\":null,\"repository\":{\"id\":12}} | 12",
                "{\"repo\":{\"name\":\"x\"},\"repository\":{\"id\":12}} | 12",
                "{\"a\":-1.5e3,\"b\":true,\"c\":null,\"repo\":{\"id\":9223372036854775807}} | 9223372036854775807",
                "{\"repo\":{\"id\":12}}{\"repo\":{\"id\":13}} | 12",
            })
    void theRepositoryIsFoundWhereverItStands(String line, String id) {
        assertThat(keyOf(line)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "42",
                "null",
                "{\"repo\":12}",
                "{\"repo\":{\"id\":{\"id\":12}}}",
                "{\"repo\":{\"id\":-12}}",
                "{\"repo\":{\"id\":1.5}}",
                "{\"repo\":{\"id\":12345678901234567890}}",
                "{\"repo\":{\"id\":\"\"}}",
                "{\"repo\":{\"id\":12",
                "{\"repo\":{\"name\":\"no end",
                "{\"a\" 1,\"repo\":{\"id\":12}}",
                "{\"reposit\":{\"id\":12}}",
                "{\"payload\":{\"repo\":{\"id\":12}}}",
                "\0\0{\"repo\":{\"id\":12}}"
            })
    void linesWithoutARepositoryHaveNoKey(String line) {
        assertThat(keyOf(line)).isEqualTo("none");
    }

    @Test
    void anEventThatIsPrintedForPeopleHasAKey() {
        assertThat(keyOf("{\n  \"id\": \"1\",\n  \"repo\": {\n    \"id\": 12\n  }\n}"))
                .isEqualTo("12");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1000})
    void everyPrefixOfALineIsHarmless(int step) throws IOException {
        for (byte[] line : RealLines.all()) {
            for (int length = 0; length < line.length; length += step * 7 + line.length / 50) {
                RepoKey.of(java.util.Arrays.copyOf(line, length));
                CreatedAt.of(java.util.Arrays.copyOf(line, length));
            }
        }
    }

    @Test
    void onRealLinesItFindsWhatATrueParserFinds() throws IOException {
        for (byte[] line : RealLines.all()) {
            JsonNode event = JSON.readTree(line);
            JsonNode id = event.path("repo").path("id");
            String expected =
                    id.isMissingNode() ? event.path("repository").path("id").asText("none") : id.asText();

            assertThat(RepoKey.of(line).map(key -> new String(key, UTF_8)).orElse("none"))
                    .isEqualTo(expected.isEmpty() ? "none" : expected);
        }
    }

    private static String keyOf(String line) {
        return RepoKey.of(line.getBytes(UTF_8))
                .map(key -> new String(key, UTF_8))
                .orElse("none");
    }
}
