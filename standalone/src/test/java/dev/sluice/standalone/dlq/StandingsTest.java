package dev.sluice.standalone.dlq;

import static dev.sluice.standalone.dlq.Letters.again;
import static dev.sluice.standalone.dlq.Letters.letter;
import static dev.sluice.standalone.dlq.Letters.note;
import static dev.sluice.standalone.dlq.Letters.oversized;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.LetterState;
import dev.sluice.ops.LetterStatus;
import dev.sluice.schemas.Headers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How letters stand, from what lies in the two topics. */
final class StandingsTest {
    private static List<Standing> standings(LetterState note, Letter... letters) {
        Map<LetterId, LetterState> notes = note == null ? Map.of() : Map.of(LetterId.parse("0-1"), note);
        var standings = new Standings(notes, 3);
        Arrays.stream(letters).forEach(standings::add);
        return standings.all();
    }

    @Test
    void aLetterThatNobodyTouchedIsDeadAfterItsFirstAttempt() {
        assertThat(standings(null, letter("0-1"), letter("1-0"), letter("0-0")))
                .extracting(Standing::id, Standing::status, Standing::attempts)
                .map(Object::toString)
                .containsExactly("(0-0, DEAD, 1)", "(0-1, DEAD, 1)", "(1-0, DEAD, 1)");
    }

    @ParameterizedTest
    @CsvSource({
        "REPLAYED, 2, REPLAYED, 2",
        "SILVER, 2, SILVER, 2",
        "DUPLICATE, 3, DUPLICATE, 3",
        "DEAD, 2, DEAD, 2",
        "DEAD, 3, PARKED, 3",
        "DISCARDED, 1, DISCARDED, 1",
        "UNKNOWN, 2, DEAD, 2"
    })
    void theNoteTellsWhatWasDone(LetterStatus noted, int attempt, Status status, int attempts) {
        assertThat(standings(note(noted, attempt), letter("0-1")))
                .singleElement()
                .satisfies(standing -> {
                    assertThat(standing.status()).isEqualTo(status);
                    assertThat(standing.attempts()).isEqualTo(attempts);
                });
    }

    @ParameterizedTest
    @CsvSource({"REPLAYED, 2, DEAD", "REPLAYED, 3, REPLAYED", "DEAD, 2, DEAD", "DISCARDED, 2, DISCARDED"})
    void aLetterOfALaterAttemptTellsWhatCameOfIt(LetterStatus noted, int attempt, Status status) {
        assertThat(standings(note(noted, attempt), again("0-8", "0-1", 2), letter("0-1")))
                .singleElement()
                .satisfies(standing -> {
                    assertThat(standing.id()).hasToString("0-1");
                    assertThat(standing.letter().at()).hasToString("0-8");
                    assertThat(standing.status()).isEqualTo(status);
                });
    }

    @Test
    void aLineWhoseFirstLetterIsGoneStillHasItsName() {
        assertThat(standings(null, again("0-8", "0-1", 2)))
                .extracting(Standing::id)
                .containsExactly(LetterId.parse("0-1"));
    }

    @Test
    void aHeaderThatDoesNotReadIsAsGoodAsNone() {
        var record = Letters.record("0-1", Letters.star("1"));
        record.headers()
                .add(Headers.LETTER, Headers.bytes("somewhere"))
                .add(Headers.SOURCE_OFFSET, Headers.bytes("-1"))
                .add(Headers.FETCHED_AT, Headers.bytes("noon"));

        assertThat(Letter.of(record)).satisfies(letter -> {
            assertThat(letter.first()).isEqualTo(letter.at());
            assertThat(letter.sourceOffset()).isNull();
            assertThat(letter.fetchedAt()).isNull();
        });
    }

    @Test
    void whatTheIngesterRefusedIsNeverParkedForItIsNeverTried() {
        assertThat(new Standings(Map.of(), 1)).satisfies(standings -> {
            standings.add(oversized("0-1"));
            standings.add(letter("0-2"));
            assertThat(standings.all()).extracting(Standing::status).containsExactly(Status.DEAD, Status.PARKED);
        });
    }
}
