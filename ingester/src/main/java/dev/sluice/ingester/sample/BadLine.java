package dev.sluice.ingester.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.schemas.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The ways in which a sample's line is bad on purpose; most were seen in the archive (gharchive.org issues 53, 169, 190, 241). */
enum BadLine implements Corruption, AddedLine {
    CUT_OFF(Reason.SYNTAX, line -> line.substring(0, line.length() / 2)),
    SPLICED(Reason.SYNTAX, line -> line.substring(0, line.indexOf("Event\"")) + line),
    NUL_BLOCK(Reason.SYNTAX, line -> "\0".repeat(64) + line),
    NOT_A_NUMBER(Reason.SYNTAX, line -> inPayload(line, "\"size\":NaN")),
    TWO_EVENTS(Reason.TRAILING, line -> line + line),
    LIST(Reason.NOT_OBJECT, line -> "[" + line + "]"),
    BARE_NUMBER(Reason.NOT_OBJECT, line -> "42"),
    NOT_UTF8(Reason.ENCODING, line -> inPayload(line, "\"name\":\"\uFFFF\"")),
    TOO_DEEP(Reason.DEPTH, line -> inPayload(line, "\"deep\":" + "[".repeat(300) + "]".repeat(300))),
    LONG_KEY(Reason.SIZE, line -> inPayload(line, "\"" + "k".repeat(70_000) + "\":1")),
    TWO_IDS(Reason.DUPLICATE_KEY, line -> "{\"id\":\"1\"," + line.substring(1)),
    NO_ID(Reason.ID, line -> withId(line, "")),
    EMPTY_ID(Reason.ID, line -> withId(line, "\"id\":\"\",")),
    ID_IS_OBJECT(Reason.ID, line -> withId(line, "\"id\":{\"value\":1},")),
    TYPE_IS_NUMBER(Reason.TYPE, line -> line.replaceFirst("\"type\":\"\\w+\"", "\"type\":7")),
    NO_TIME(Reason.TIME, line -> withTime(line, "")),
    NO_SUCH_TIME(Reason.TIME, line -> withTime(line, ",\"created_at\":\"2026-13-45T00:00:00Z\"")),
    FAR_FUTURE(Reason.CLOCK, line -> withTime(line, ",\"created_at\":\"2099-01-01T00:00:00Z\"")),
    FAR_PAST(Reason.CLOCK, line -> withTime(line, ",\"created_at\":\"1969-07-20T20:17:40Z\"")),
    ACTOR_IS_NUMBER(
            Reason.FIELD,
            line -> line.substring(0, line.indexOf("\"actor\"")) + "\"actor\":42," + from(line, "\"repo\""));

    static final List<BadLine> ALL = List.of(values());

    /** Stands in text for the byte 0xFF, which no UTF-8 has; U+FFFF is no character, so no event has it. */
    private static final byte[] STAND_IN = "\uFFFF".getBytes(UTF_8);

    private static final byte NEVER_IN_UTF8 = (byte) 0xFF;

    private final Reason reason;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final UnaryOperator<String> damage;

    BadLine(Reason reason, UnaryOperator<String> damage) {
        this.reason = reason;
        this.damage = damage;
    }

    Reason reason() {
        return reason;
    }

    /** The bytes of a good line, damaged. */
    @Override
    public byte[] of(String line) {
        byte[] bytes = damage.apply(line).getBytes(UTF_8);
        if (this == NOT_UTF8) {
            bytes[indexOfStandIn(bytes)] = NEVER_IN_UTF8;
        }
        return bytes;
    }

    @Override
    public Expected outcome(String type) {
        return new Expected.Refused(reason);
    }

    private static int indexOfStandIn(byte[] bytes) {
        int i = 0;
        while (!Arrays.equals(bytes, i, i + STAND_IN.length, STAND_IN, 0, STAND_IN.length)) {
            i++;
        }
        return i;
    }

    private static String inPayload(String line, String member) {
        String at = "\"payload\":{";
        String rest = from(line, at).substring(at.length());
        String separator = rest.startsWith("}") ? "" : ",";
        return line.substring(0, line.indexOf(at)) + at + member + separator + rest;
    }

    private static String withId(String line, String id) {
        return "{" + id + from(line, "\"type\"");
    }

    private static String withTime(String line, String time) {
        String at = "\"public\":true";
        int end = line.lastIndexOf(at) + at.length();
        int next = end + ",\"created_at\":\"2026-01-01T00:00:00Z\"".length();
        return line.substring(0, end) + time + line.substring(next);
    }

    private static String from(String line, String text) {
        return line.substring(line.indexOf(text));
    }
}
