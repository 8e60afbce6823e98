package dev.sluice.streams.parse;

import static dev.sluice.streams.parse.Lines.event;
import static dev.sluice.streams.parse.Lines.with;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bad and odd lines of docs/bad-input.md, by their numbers there: each is a dead letter for its reason, or an event. */
final class LineCorpusTest {
    private static final String SMILE = "\uD83D\uDE00";

    static Stream<Arguments> refusedLines() {
        return Stream.of(
                row(3, "mark of UTF-8 inside a file", "\uFEFF" + event(""), Reason.SYNTAX),
                row(6, "half a line", "{\"id\":\"1\",\"type\":\"Wa", Reason.SYNTAX),
                row(7, "two objects", event("") + event(""), Reason.TRAILING),
                row(8, "array", "[]", Reason.NOT_OBJECT),
                row(8, "null", "null", Reason.NOT_OBJECT),
                row(8, "number", "42", Reason.NOT_OBJECT),
                row(8, "string", "\"x\"", Reason.NOT_OBJECT),
                row(9, "empty object", "{}", Reason.ID),
                row(10, "no id", with("id", null), Reason.ID),
                row(10, "id null", with("id", "null"), Reason.ID),
                row(10, "id empty", with("id", "\"\""), Reason.ID),
                row(10, "id an object", with("id", "{}"), Reason.ID),
                row(12, "id of 41 digits", with("id", "1" + "0".repeat(40)), Reason.ID),
                row(12, "id of 33 digits", with("id", "\"" + "1".repeat(33) + "\""), Reason.ID),
                row(14, "id with a space", with("id", "\"1 2\""), Reason.ID),
                row(14, "id with NUL", with("id", "\"1\\u00002\""), Reason.ID),
                row(14, "id with a control character", with("id", "\"1\\u001b2\""), Reason.ID),
                row(15, "id twice", event(",\"id\":\"2\""), Reason.DUPLICATE_KEY),
                row(19, "type null", with("type", "null"), Reason.TYPE),
                row(19, "type a number", with("type", "5"), Reason.TYPE),
                row(20, "no created_at", with("created_at", null), Reason.TIME),
                row(21, "month 13", with("created_at", "\"2026-13-45T00:00:00Z\""), Reason.TIME),
                row(24, "year 9999", with("created_at", "\"9999-01-01T00:00:00Z\""), Reason.CLOCK),
                row(24, "year 1969", with("created_at", "\"1969-01-01T00:00:00Z\""), Reason.CLOCK),
                row(24, "year 2099", with("created_at", "\"2099-01-01T00:00:00Z\""), Reason.CLOCK),
                row(29, "deep in the unknown", event(",\"a\":" + "[".repeat(100_000)), Reason.DEPTH),
                row(29, "a line of brackets", "[".repeat(100_000), Reason.NOT_OBJECT),
                row(31, "a million digits", event(",\"a\":" + "1".repeat(1_000_000)), Reason.SIZE),
                row(31, "a monstrous exponent", event(",\"repo\":{\"id\":1e999999999}"), Reason.FIELD),
                row(32, "an exponent", event(",\"repo\":{\"id\":1e2}"), Reason.FIELD),
                row(32, "2^63", event(",\"repo\":{\"id\":9223372036854775808}"), Reason.FIELD),
                row(33, "NaN", event(",\"a\":NaN"), Reason.SYNTAX),
                row(33, "Infinity", event(",\"a\":-Infinity"), Reason.SYNTAX),
                row(34, "a broken pair of bytes", "{\"a\":\"\u00c3(\"}", Reason.ENCODING),
                row(34, "an overlong slash", "{\"a\":\"\u00c0\u00af\"}", Reason.ENCODING),
                row(34, "CESU-8", "{\"a\":\"\u00ed\u00a0\u0080\u00ed\u00b0\u0080\"}", Reason.ENCODING),
                row(42, "key of 1 MB", event(",\"" + "k".repeat(1_000_000) + "\":1"), Reason.SIZE),
                row(45, "repo id negative", event(",\"repo\":{\"id\":-1}"), Reason.FIELD),
                row(45, "repo id a string", event(",\"repo\":{\"id\":\"12\"}"), Reason.FIELD));
    }

    @ParameterizedTest(name = "case {0}, {1}: {3}")
    @MethodSource("refusedLines")
    void aBadLineIsADeadLetterForItsReason(int number, String what, byte[] line, Reason reason) {
        var refused = (Refused) Lines.parse(line);

        assertThat(refused.reason()).as(refused.detail()).isEqualTo(reason);
        assertThat(refused.detail()).isNotBlank().hasSizeLessThanOrEqualTo(240);
        assertThat(refused.line()).isSameAs(line);
        assertThat(refused.source()).isEqualTo("test");
    }

    /** What an odd line is accepted as: the figure that could have gone wrong, as text. */
    static Stream<Arguments> acceptedLines() {
        Function<Accepted, Object> id = accepted -> accepted.event().getId();
        Function<Accepted, Object> time = accepted -> accepted.event().getCreatedAt();
        Function<Accepted, Object> type = Accepted::type;
        Function<Accepted, Object> repo = accepted -> accepted.event().getRepoId();
        Function<Accepted, Object> name = accepted -> accepted.event().getRepoName();
        Function<Accepted, Object> silver = Accepted::silver;
        return Stream.of(
                odd(4, "CR at the end", event("") + "\r", id, "1"),
                odd(11, "id a number", with("id", "123"), id, "123"),
                odd(13, "leading zeros", with("id", "\"007\""), id, "007"),
                odd(16, "key twice in the payload", event(",\"payload\":{\"a\":{\"b\":1,\"b\":2}}"), id, "1"),
                odd(17, "unknown type", with("type", "\"FooEvent\""), type, "OTHER"),
                odd(18, "type in another case", with("type", "\"pushevent\""), type, "OTHER"),
                odd(22, "another offset", at("2016-01-01T06:30:00+05:30"), time, "2016-01-01T01:00:00Z"),
                odd(23, "leap second", at("2015-06-30T23:59:60Z"), time, "2015-06-30T23:59:59Z"),
                odd(25, "slashes of 2012", at("2012/03/10 22:00:00 -0800"), time, "2012-03-11T06:00:00Z"),
                odd(26, "shape of before 2015", ofBefore2015(), name, "octo/cat"),
                odd(27, "push without commits", push("{\"ref\":\"refs/heads/main\"}"), silver, "\"size\": null"),
                odd(28, "100,000 commits", push(hundredThousandCommits()), silver, "\"size\": 100000"),
                odd(31, "a monstrous exponent that nobody reads", event(",\"a\":1e999999999"), id, "1"),
                odd(32, "minus zero", event(",\"repo\":{\"id\":-0}"), repo, "0"),
                odd(32, "2^53 + 1", event(",\"repo\":{\"id\":9007199254740993}"), repo, "9007199254740993"),
                odd(32, "2^63 - 1", event(",\"repo\":{\"id\":9223372036854775807}"), repo, "9223372036854775807"),
                odd(35, "lone surrogate", named("a\\ud800b"), name, "a\uFFFDb"),
                odd(36, "NUL in a name", named("a\\u0000b"), name, "a\0b"),
                odd(37, "right to left", named("\u202Eevil"), name, "\u202Eevil"),
                odd(37, "zero width, emoji", named("a\u200Bb" + SMILE), name, "a\u200Bb" + SMILE),
                odd(38, "a script", named("<script>alert(1)</script>"), name, "<script>alert(1)</script>"),
                odd(38, "an image", named("\\\"><img onerror=x>"), name, "\"><img onerror=x>"),
                odd(39, "a formula", named("=cmd|' /C calc'!A0"), name, "=cmd|' /C calc'!A0"),
                odd(43, "keys of JavaScript", event(",\"__proto__\":{\"id\":2},\"constructor\":1"), id, "1"),
                odd(44, "payload null", event(",\"payload\":null"), type, "WATCH"));
    }

    @ParameterizedTest(name = "case {0}, {1}")
    @MethodSource("acceptedLines")
    void anOddLineIsAnEvent(int number, String what, String line, Function<Accepted, Object> figure, String expected) {
        var verdict = Lines.parse(line);

        assertThat(verdict).isInstanceOf(Accepted.class);
        assertThat(String.valueOf(figure.apply((Accepted) verdict))).contains(expected);
    }

    /** Case 34 alone is written byte for byte; all else is UTF-8. */
    private static Arguments row(int number, String what, String line, Reason reason) {
        return Arguments.of(number, what, line.getBytes(number == 34 ? ISO_8859_1 : UTF_8), reason);
    }

    private static Arguments odd(
            int number, String what, String line, Function<Accepted, Object> figure, String expected) {
        return Arguments.of(number, what, line, figure, expected);
    }

    private static String at(String time) {
        return with("created_at", "\"" + time + "\"");
    }

    private static String named(String name) {
        return event(",\"repo\":{\"id\":1,\"name\":\"" + name + "\"}");
    }

    private static String push(String payload) {
        return with("type", "\"PushEvent\"").replace("}", ",\"payload\":" + payload + "}");
    }

    private static String hundredThousandCommits() {
        List<String> commits = Arrays.asList(new String[100_000]);
        commits.replaceAll(none -> "{\"sha\":\"0\",\"distinct\":true}");
        return "{\"size\":100000,\"commits\":[" + String.join(",", commits) + "]}";
    }

    private static String ofBefore2015() {
        return "{\"type\":\"WatchEvent\",\"actor\":\"ann\",\"created_at\":\"2012-04-01T00:00:00Z\","
                + "\"repository\":{\"id\":1,\"owner\":\"octo\",\"name\":\"cat\"}}";
    }
}
