package dev.sluice.standalone.dlq;

import static dev.sluice.standalone.dlq.Letters.letter;
import static dev.sluice.standalone.dlq.Letters.oversized;
import static dev.sluice.standalone.dlq.Letters.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is printed. */
final class PrinterTest {
    private final StringWriter out = new StringWriter();
    private final PrintWriter nowhere = new PrintWriter(new StringWriter());
    private final Printer text = Printer.ofText(new PrintWriter(out), nowhere);
    private final Printer json = Printer.ofJson(new PrintWriter(out), nowhere);

    @Test
    void aListHasARowPerLetterThatNoStrangerCanSteer() {
        text.heading();
        text.row(Standing.of(letter("2-14"), null, 5));

        assertThat(out.toString().lines())
                .containsExactly(
                        "LETTER        STATE     ATTEMPTS  REASON         STAGE   FETCHED                   DETAIL",
                        "2-14          dead             1  SYNTAX         parse   2026-11-26T05:00:00Z      byte 7: \\x1b[31m");
    }

    @Test
    void asJsonWhatIsNotKnownIsNull() {
        json.heading();
        json.row(Standing.of(oversized("2-14"), null, 5));

        assertThat(out.toString().strip())
                .startsWith("{\"letter\":\"2-14\",\"state\":\"dead\",\"attempts\":1,\"reason\":\"OVERSIZED\"")
                .contains("\"topic\":null,\"partition\":null,\"offset\":null", "\"replayable\":false");
    }

    @Test
    void anOutcomeIsALine() {
        text.row(new Outcome(LetterId.parse("2-14"), 2, Result.SILVER_OR_DUPLICATE, "PushEvent", null));
        json.row(new Outcome(LetterId.parse("2-14"), 2, Result.DEAD, null, "CLOCK"));

        assertThat(out.toString().lines())
                .containsExactly(
                        "2-14          attempt 2     silver-or-duplicate   PushEvent",
                        "{\"letter\":\"2-14\",\"attempt\":2,\"result\":\"dead\",\"event_type\":null,\"reason\":\"CLOCK\"}");
    }

    @Test
    void aLongLineIsShownByItsBeginning() {
        var letter = record("2-14", "\u00e9".repeat(4096).getBytes(UTF_8));

        new ShownLetter(Standing.of(Letter.of(letter), null, 5), letter).print(text);

        assertThat(out.toString())
                .contains("source_offset    99", "detail           byte 7: \\x1b[31m")
                .endsWith("... 4096 more bytes; --raw prints all of them\n");
    }

    @Test
    void aSumNamesEachKind() {
        assertThat(Printer.sum("letter", List.of("b", "a", "b"), kind -> kind)).isEqualTo("3 letters: 1 a, 2 b");
        assertThat(Printer.sum("letter", List.of("a"), kind -> kind)).isEqualTo("1 letter: 1 a");
        assertThat(Printer.sum("letter", List.<String>of(), kind -> kind)).isEqualTo("0 letters");
    }
}
