package dev.sluice.standalone.dlq;

import static dev.sluice.standalone.dlq.Letters.record;
import static dev.sluice.standalone.dlq.Letters.star;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/** The record of one more attempt. */
final class ReplayTest {
    private static Replay replay(byte[] line) {
        var letter = record("2-14", line);
        return Replay.of(new Standing(Letter.of(letter), Status.DEAD, 2, "SYNTAX"), letter);
    }

    @Test
    void bytesTimeAndOriginAreThoseOfTheLetterAndNothingOfTheRefusalIsLeft() {
        var line = star("1");
        var record = replay(line).record();

        assertThat(record.topic()).isEqualTo("github.bronze.events.v1");
        assertThat(record.value()).isSameAs(line);
        assertThat(record.timestamp()).isEqualTo(1_451_610_000_000L);
        assertThat(StreamSupport.stream(record.headers().spliterator(), false).map(Header::key))
                .containsExactly("source", "fetched_at", "position", "attempt", "letter");
        assertThat(Headers.text(record.headers(), Headers.POSITION)).isEqualTo("12");
        assertThat(Headers.attempt(record.headers())).isEqualTo(3);
        assertThat(Headers.text(record.headers(), Headers.LETTER)).isEqualTo("2-14");
    }

    @Test
    void theRepositoryIsTheKeyWhereTheLineHasOneElseTheKeyStays() {
        assertThat(replay(star("1")).record().key()).isEqualTo("7".getBytes(UTF_8));
        assertThat(replay("no event".getBytes(UTF_8)).record().key()).isEqualTo("file:/hour".getBytes(UTF_8));
        assertThat(replay(null).record().key()).isEqualTo("file:/hour".getBytes(UTF_8));
    }

    @Test
    void theLaneIsTheOneItCameFrom() {
        assertThat(replay(star("1")).lane()).isEqualTo(Lane.LIVE);
    }
}
