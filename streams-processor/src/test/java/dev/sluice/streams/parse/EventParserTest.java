package dev.sluice.streams.parse;

import static dev.sluice.streams.parse.Lines.accepted;
import static dev.sluice.streams.parse.Lines.event;
import static dev.sluice.streams.parse.Lines.parse;
import static dev.sluice.streams.parse.Lines.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Reason;
import dev.sluice.silver.Other;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which lines are refused, and why; which odd ones are not. Those that docs/bad-input.md numbers are in {@link LineCorpusTest}. */
final class EventParserTest {
    static Stream<Arguments> badLines() {
        return Stream.of(
                bad("blank", "  ", Reason.SYNTAX),
                bad("two cut into one", "{\"id\":\"1\",\"ty" + event(""), Reason.SYNTAX),
                bad("NUL block before", "\0\0\0\0" + event(""), Reason.SYNTAX),
                bad("NUL block behind", event("") + "\0\0\0\0", Reason.SYNTAX),
                bad("NUL within", "{\"id\":\"1\",\0\"type\":\"WatchEvent\"}", Reason.SYNTAX),
                bad("text behind", event("") + " x", Reason.TRAILING),
                bad("id a fraction", with("id", "1.5"), Reason.ID),
                bad("payload twice", event(",\"payload\":{},\"payload\":null"), Reason.DUPLICATE_KEY),
                bad("type too long", with("type", "\"" + "T".repeat(65) + "\""), Reason.TYPE),
                bad("30 February", with("created_at", "\"2016-02-30T00:00:00Z\""), Reason.TIME),
                bad("no offset", with("created_at", "\"2016-01-01T00:00:00\""), Reason.TIME),
                bad("epoch seconds", with("created_at", "1451610000"), Reason.TIME),
                bad("before the feed", with("created_at", "\"2011-02-11T23:59:59Z\""), Reason.CLOCK),
                bad("after the fetch", with("created_at", "\"2026-11-21T12:10:01Z\""), Reason.CLOCK),
                bad("deep in the payload", event(",\"payload\":" + "{\"a\":".repeat(300)), Reason.DEPTH),
                bad("actor a number", event(",\"actor\":5"), Reason.FIELD),
                bad("actor id a text", event(",\"actor\":{\"id\":\"x\"}"), Reason.FIELD),
                bad("repo a string", event(",\"repo\":\"octo/cat\""), Reason.FIELD),
                bad("payload an array", event(",\"payload\":[]"), Reason.FIELD),
                bad("action a number", event(",\"payload\":{\"action\":1}"), Reason.FIELD));
    }

    private static Arguments bad(String what, String line, Reason reason) {
        return Arguments.of(what, line, reason);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("badLines")
    void badLineIsRefusedWithItsReason(String what, String line, Reason reason) {
        var bytes = line.getBytes(StandardCharsets.UTF_8);

        var refused = (Refused) parse(bytes);

        assertThat(refused.reason()).as(refused.detail()).isEqualTo(reason);
        assertThat(refused.detail()).isNotBlank().hasSizeLessThanOrEqualTo(240);
        assertThat(refused.line()).isSameAs(bytes);
        assertThat(refused.source()).isEqualTo("test");
    }

    @ParameterizedTest
    @CsvSource({"C328", "C0AF", "EDA080EDB080", "FF", "C3"})
    void bytesThatAreNotUtf8AreRefusedEvenInWhatNobodyReads(String hex) {
        var good = event(",\"unknown\":\"abc§def\"").getBytes(StandardCharsets.ISO_8859_1);
        var text = new String(good, StandardCharsets.ISO_8859_1);
        int at = text.indexOf('§');
        var bad = new java.io.ByteArrayOutputStream();
        bad.write(good, 0, at);
        bad.writeBytes(java.util.HexFormat.of().parseHex(hex));
        bad.write(good, at + 1, good.length - at - 1);

        assertThat(((Refused) parse(bad.toByteArray())).reason()).isEqualTo(Reason.ENCODING);
    }

    @Test
    void recordWithoutValueIsRefused() {
        assertThat(((Refused) parse((byte[]) null)).reason()).isEqualTo(Reason.TOMBSTONE);
    }

    @Test
    void recordWithoutHeadersIsRefused() {
        var line = event("").getBytes(StandardCharsets.UTF_8);

        var refused = (Refused) new EventParser(Lane.LIVE).parse(line, new RecordHeaders());

        assertThat(refused.reason()).isEqualTo(Reason.FIELD);
        assertThat(refused.source()).isEqualTo("unknown");
        assertThat(refused.detail()).contains("fetched_at");
    }

    @Test
    void refusalSaysWhereAndWhatWasExpected() {
        assertThat(((Refused) parse(event(",\"repo\":{\"id\":\"12\"}"))).detail())
                .isEqualTo("repo.id is a string; expected a whole number of at least 0");
    }

    @ParameterizedTest
    @CsvSource({
        "123, 123",
        "'\"007\"', 007",
        "9007199254740993, 9007199254740993",
        "12345678901234567890123456789012, 12345678901234567890123456789012"
    })
    void idIsKeptAsText(String json, String id) {
        assertThat(accepted(with("id", json)).event().getId()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "2016-01-01T06:30:00+05:30, 2016-01-01T01:00:00Z",
        "2016-01-01T01:00:00.250Z, 2016-01-01T01:00:00.250Z",
        "2015-06-30T23:59:60Z, 2015-06-30T23:59:59Z",
        "2012/03/10 22:00:00 -0800, 2012-03-11T06:00:00Z",
        "2016-02-29T00:00:00Z, 2016-02-29T00:00:00Z",
        "2016-12-31T23:59:59Z, 2016-12-31T23:59:59Z"
    })
    void timeIsReadInEveryFormThatGithubHasSent(String text, String utc) {
        assertThat(accepted(with("created_at", "\"" + text + "\"")).event().getCreatedAt())
                .isEqualTo(utc);
    }

    @Test
    void createdTenMinutesAfterTheFetchIsStillBelieved() {
        assertThat(parse(with("created_at", "\"2026-11-21T12:10:00Z\""))).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"FooEvent", "pushevent", "Event"})
    void unknownTypeKeepsItsPayloadAsItWasSent(String type) {
        var payload = "{ \"a\" : [1, {\"b\":\"\\ud800 ü\"}], \"action\":5 }";

        var other = accepted("{\"payload\":" + payload + ","
                + with("type", "\"" + type + "\"").substring(1));

        assertThat(other.type()).isEqualTo(EventType.OTHER);
        assertThat(((Other) other.silver()).getPayload()).isEqualTo(payload);
        assertThat(other.event().getType()).isEqualTo(type);
    }

    @Test
    void absentAndNullFieldsAreNull() {
        var event = accepted(event(",\"actor\":null,\"repo\":{},\"org\":null,\"payload\":null"))
                .event();

        assertThat(event.getActorId()).isNull();
        assertThat(event.getRepoId()).isNull();
        assertThat(event.getOrgLogin()).isNull();
        assertThat(event.getPublic$()).isNull();
    }

    @Test
    void keyTwiceDeepInThePayloadIsFine() {
        assertThat(parse(event(",\"payload\":{\"a\":{\"b\":1,\"b\":2}}"))).isInstanceOf(Accepted.class);
    }

    @Test
    void loneSurrogateBecomesTheReplacementCharacter() {
        var event = accepted(event(",\"actor\":{\"login\":\"a\\ud800b\\ud83d\\ude00\"}"))
                .event();

        assertThat(event.getActorLogin()).isEqualTo("a\uFFFDb\uD83D\uDE00");
    }

    @ParameterizedTest
    @CsvSource({"\\u0000", "<script>alert(1)</script>", "\u202Eevil", "=cmd|' /C calc'!A0", "__proto__"})
    void strangeNamesAreKept(String name) {
        var event = accepted(event(",\"repo\":{\"id\":1,\"name\":\"" + name + "\"}"))
                .event();

        assertThat(event.getRepoName()).isEqualTo(name.replace("\\u0000", "\0"));
    }

    @Test
    void whiteSpaceAroundTheObjectIsFine() {
        assertThat(parse(" \t" + event("") + " \r\n")).isInstanceOf(Accepted.class);
    }

    @Test
    void noBytesMakeItThrow() {
        var random = new Random(42);
        var parser = new EventParser(Lane.LIVE);
        var headers = Lines.headers("test", "0");
        var good = event(",\"actor\":{\"id\":1,\"login\":\"ü\\ud800\"},\"payload\":{\"a\":[1,2.5,true,null]}")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 50_000; i++) {
            var line = good.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                line[random.nextInt(line.length)] = (byte) random.nextInt(256);
            }
            assertThat(parser.parse(line, headers)).isNotNull();
        }
    }

    @Test
    void parserForgetsTheLineBefore() {
        var parser = new EventParser(Lane.LIVE);
        var headers = Lines.headers("test", Long.toString(Lines.FETCHED_AT));
        parser.parse(event(",\"actor\":{\"login\":\"ann\"}").getBytes(StandardCharsets.UTF_8), headers);
        parser.parse("{\"actor\":5".getBytes(StandardCharsets.UTF_8), headers);

        var next = (Accepted) parser.parse(event("").getBytes(StandardCharsets.UTF_8), headers);

        assertThat(next.event().getActorLogin()).isNull();
    }
}
