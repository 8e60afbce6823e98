package dev.sluice.streams;

import static dev.sluice.streams.TestEvents.star;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.LetterState;
import dev.sluice.ops.LetterStatus;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters whose line is in bronze once more. */
final class ReplayedLettersTest {
    private static final byte[] BAD = "no event".getBytes(UTF_8);

    @TempDir
    private Path stateDir;

    private TopologyBench bench;

    @BeforeEach
    void open() {
        bench = new TopologyBench(Lane.LIVE, stateDir);
        bench.send(BAD);
        bench.deadLetters();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aLineThatIsGoodNowIsSilverInPlaceOfDeadAndNoNewLine() {
        bench.replay("2-14", 2, star("1").line());

        assertThat(bench.silver(EventType.WATCH)).hasSize(1);
        assertAccount(1, 1, 0, 0);
        assertThat(bench.letterStates())
                .containsExactly(new LetterState(
                        "2-14", LetterStatus.SILVER, 2, null, "WatchEvent", "github.bronze.events.v1", 0, 1L, null));
    }

    @Test
    void aLineThatIsStillBadIsAnotherLetterOfTheSameLine() {
        bench.replay("2-14", 2, BAD);

        var letter = bench.deadLetters().get(0);
        assertThat(letter.value()).isEqualTo(BAD);
        assertThat(letter.headers().headers(Headers.ATTEMPT)).hasSize(1);
        assertThat(Headers.attempt(letter.headers())).isEqualTo(2);
        assertThat(Headers.text(letter.headers(), Headers.LETTER)).isEqualTo("2-14");
        assertAccount(1, 0, 1, 0);
        assertThat(bench.letterStates()).singleElement().satisfies(state -> {
            assertThat(state.getStatus()).isEqualTo(LetterStatus.DEAD);
            assertThat(state.getAttempt()).isEqualTo(2);
            assertThat(state.getReason()).isEqualTo("SYNTAX");
        });
    }

    @Test
    void aLineThatIsACopyIsADuplicateInPlaceOfDead() {
        bench.send(star("1"));
        bench.replay("2-14", 3, star("1").line());

        assertAccount(2, 1, 0, 1);
        assertThat(bench.letterStates()).extracting(LetterState::getStatus).containsExactly(LetterStatus.DUPLICATE);
    }

    @Test
    void whatWasNeverReplayedIsNotNoted() {
        bench.send(star("1"));

        assertThat(bench.letterStates()).isEmpty();
    }

    private void assertAccount(long lines, long silver, long dead, long duplicates) {
        var account = bench.account();
        assertThat(account.lines()).as("lines").isEqualTo(lines);
        assertThat(account.silver()).as("silver").isEqualTo(silver);
        assertThat(account.dead()).as("dead").isEqualTo(dead);
        assertThat(account.duplicates()).as("duplicates").isEqualTo(duplicates);
    }
}
