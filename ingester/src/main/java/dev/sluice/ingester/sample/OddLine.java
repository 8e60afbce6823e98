package dev.sluice.ingester.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.schemas.Reason;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Lines that are odd in other ways than {@link BadLine}: many of them are good, and a reader must not trip over them. */
enum OddLine implements Corruption, AddedLine {
    EMPTY_LINE(type -> new Expected.Blank(), line -> ""),
    SPACES(type -> new Expected.Blank(), line -> "   "),
    CARRIAGE_RETURN(Expected.Accepted::new, line -> line + "\r"),
    BYTE_ORDER_MARK_INSIDE(bad(Reason.SYNTAX), line -> bytes(0xEF, 0xBB, 0xBF) + line),
    TEXT_ALONE(bad(Reason.NOT_OBJECT), line -> "\"x\""),
    NULL_ALONE(bad(Reason.NOT_OBJECT), line -> "null"),
    EMPTY_OBJECT(bad(Reason.ID), line -> "{}"),
    ID_NULL(bad(Reason.ID), line -> withId(line, "null")),
    ID_NUMBER(Expected.Accepted::new, line -> line.replaceFirst("\"id\":\"(\\d+)\"", "\"id\":$1")),
    ID_OF_40_DIGITS(bad(Reason.ID), line -> withId(line, "\"" + "1".repeat(40) + "\"")),
    ID_WITH_LEADING_ZEROS(Expected.Accepted::new, line -> line.replaceFirst("\"id\":\"", "\"id\":\"00")),
    ID_WITH_NUL(bad(Reason.ID), line -> withId(line, "\"1\\u00002\"")),
    TWO_KEYS_DEEP_INSIDE(Expected.Accepted::new, line -> inPayload(line, "\"twice\":{\"a\":1,\"a\":2}")),
    UNKNOWN_TYPE(goodAs("FooEvent"), line -> withType(line, "\"FooEvent\"")),
    LOWER_CASE_TYPE(goodAs("pushevent"), line -> withType(line, "\"pushevent\"")),
    TYPE_NULL(bad(Reason.TYPE), line -> withType(line, "null")),
    TIME_WITH_OFFSET(Expected.Accepted::new, line -> line.replaceFirst("(.*\"created_at\":\"[^\"]*)Z\"", "$1+00:00\"")),
    YEAR_9999(bad(Reason.CLOCK), line -> withTime(line, "9999-12-31T23:59:59Z")),
    NESTED_100_000_DEEP(bad(Reason.DEPTH), line -> inPayload(line, "\"deep\":" + "[".repeat(100_000))),
    MILLION_DIGITS(bad(Reason.SIZE), line -> inPayload(line, "\"many\":" + "9".repeat(1_000_000))),
    KEY_OF_A_MEGABYTE(bad(Reason.SIZE), line -> inPayload(line, "\"" + "k".repeat(1 << 20) + "\":1")),
    OVERSIZED(bad(Reason.OVERSIZED), line -> inPayload(line, "\"long\":\"" + "x".repeat(9 << 20) + "\"")),
    LONG_STRING(Expected.Accepted::new, line -> inPayload(line, "\"long\":\"" + "x".repeat(65_536) + "\"")),
    INFINITE_NUMBER(bad(Reason.SYNTAX), line -> inPayload(line, "\"size\":Infinity")),
    UTF8_BROKEN(bad(Reason.ENCODING), line -> inPayload(line, "\"x\":\"" + bytes(0xC3, 0x28) + "\"")),
    UTF8_OVERLONG(bad(Reason.ENCODING), line -> inPayload(line, "\"x\":\"" + bytes(0xC0, 0xAF) + "\"")),
    UTF8_SURROGATES(
            bad(Reason.ENCODING),
            line -> inPayload(line, "\"x\":\"" + bytes(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80) + "\"")),
    LONE_SURROGATE(Expected.Accepted::new, line -> inPayload(line, "\"x\":\"\\ud800\"")),
    ESCAPED_NUL(Expected.Accepted::new, line -> inPayload(line, "\"x\":\"a\\u0000b\"")),
    RIGHT_TO_LEFT(Expected.Accepted::new, line -> inPayload(line, "\"x\":\"\\u202egnp.exe\\u200b\"")),
    SCRIPT(
            Expected.Accepted::new,
            line -> inPayload(line, "\"x\":\"<script>alert(1)</script>\\\"><img onerror=alert(1)>\"")),
    FORMULA(Expected.Accepted::new, line -> inPayload(line, "\"x\":\"=cmd|' /C calc'!A0\"")),
    PROTOTYPE_KEYS(Expected.Accepted::new, line -> inPayload(line, "\"__proto__\":{\"x\":1},\"constructor\":2"));

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Function<String, Expected> outcome;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final UnaryOperator<String> change;

    OddLine(Function<String, Expected> outcome, UnaryOperator<String> change) {
        this.outcome = outcome;
        this.change = change;
    }

    /** Lines are changed as text in which each character is a byte, so that bytes which are no UTF-8 can be put in. */
    @Override
    public byte[] of(String line) {
        return change.apply(new String(line.getBytes(UTF_8), ISO_8859_1)).getBytes(ISO_8859_1);
    }

    @Override
    public Expected outcome(String type) {
        return outcome.apply(type);
    }

    private static Function<String, Expected> goodAs(String type) {
        return original -> new Expected.Accepted(type);
    }

    private static Function<String, Expected> bad(Reason reason) {
        return type -> new Expected.Refused(reason);
    }

    private static String bytes(int... values) {
        var text = new StringBuilder();
        for (int value : values) {
            text.append((char) value);
        }
        return text.toString();
    }

    private static String inPayload(String line, String member) {
        String at = "\"payload\":{";
        int from = line.indexOf(at) + at.length();
        String separator = line.charAt(from) == '}' ? "" : ",";
        return line.substring(0, from) + member + separator + line.substring(from);
    }

    private static String withId(String line, String id) {
        return "{\"id\":" + id + "," + line.substring(line.indexOf("\"type\""));
    }

    private static String withType(String line, String type) {
        return line.replaceFirst("\"type\":\"\\w+\"", "\"type\":" + type);
    }

    private static String withTime(String line, String time) {
        int at = line.lastIndexOf("\"created_at\":\"") + "\"created_at\":\"".length();
        return line.substring(0, at) + time + line.substring(line.indexOf('"', at));
    }
}
