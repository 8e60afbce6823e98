package dev.sluice.ingester.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.read.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepoFilterTest {
    @ParameterizedTest
    @CsvSource({
        "apache/kafka,true",
        "Apache/Kafka,true",
        "apache/kafka-site,false",
        "openzipkin/anything,true",
        "OpenZipkin/b3,true",
        "openzipkin2/b3,false",
        "other/kafka,false",
        "a/b,false"
    })
    void wholeNamesAndWholeOwnersAreWanted(String name, boolean wanted) {
        RepoFilter filter = RepoFilter.parse(" apache/kafka, openzipkin/* ");

        assertThat(filter.wants(line("{\"id\":\"1\",\"repo\":{\"id\":2,\"name\":\"" + name + "\"}}")))
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{}",
                "{\"repo\":{\"id\":2}}",
                "{\"repo\":{\"name\":\"noslash\"}}",
                "{\"repo\":{\"name\":\"a\\/b\"}}",
                "[1]"
            })
    void aLineWhoseNameCannotBeFoundIsKeptForTheParserToJudge(String line) {
        assertThat(RepoFilter.parse("apache/kafka").wants(line(line))).isTrue();
    }

    @Test
    void theHeadOfAnOversizedLineIsEnough() {
        byte[] head = "{\"repo\":{\"name\":\"a/b\"},\"payload\":{\"x\":\"".getBytes(UTF_8);

        assertThat(RepoFilter.parse("a/c").wants(new Line.Oversized(1, head, 9_000_000, "")))
                .isFalse();
        assertThat(RepoFilter.parse("a/b").wants(new Line.Oversized(1, head, 9_000_000, "")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*/x", "a", "a/", "/b", "a/b,,c/d", "a/b/c", "a/b*", "a b/c", "a/b;c/d"})
    void whatIsNoRepositoryIsRefused(String text) {
        assertThatThrownBy(() -> RepoFilter.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("apache/kafka,openzipkin/*");
    }

    @Test
    void theMarkIsOfWhatIsWantedHoweverItIsWritten() {
        assertThat(RepoFilter.parse("B/x,a/y").mark())
                .isEqualTo(RepoFilter.parse("a/Y, b/x,a/y").mark())
                .hasValueSatisfying(mark -> assertThat(mark).matches("[0-9a-f]{8}"));
        assertThat(RepoFilter.parse("a/y").mark())
                .isNotEqualTo(RepoFilter.parse("b/x,a/y").mark());
        assertThat(RepoFilter.parse("")).isEqualTo(RepoFilter.ALL);
        assertThat(RepoFilter.ALL.mark()).isEmpty();
    }

    private static Line line(String text) {
        return new Line.Whole(1, text.getBytes(UTF_8));
    }
}
