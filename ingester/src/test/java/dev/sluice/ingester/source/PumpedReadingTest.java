package dev.sluice.ingester.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.Positions;
import dev.sluice.ingester.source.Reading.Progress;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PumpedReadingTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void linesComeWithHowMuchWasReadForThem() throws IOException {
        var reading = PumpedReading.start(new ByteArrayInputStream("a\n\nbc\n".getBytes(UTF_8)));

        assertThat(reading.next().orElseThrow().number()).isEqualTo(1);
        assertThat(reading.progress()).isEqualTo(new Progress(1, 0, 2));
        assertThat(reading.next().orElseThrow().number()).isEqualTo(3);
        assertThat(reading.progress()).isEqualTo(new Progress(3, 1, 6));
        assertThat(reading.next()).isEmpty();
        assertThat(reading.next()).isEmpty();
    }

    @Test
    void aStreamThatStandsStillHoldsNobodyUp() throws IOException {
        try (var writer = new PipedOutputStream();
                var stream = new PipedInputStream(writer)) {
            var reading = PumpedReading.start(stream);

            assertThat(reading.ready(Duration.ofMillis(10))).isFalse();
            writer.write("half a line".getBytes(UTF_8));
            assertThat(reading.ready(Duration.ofMillis(10))).isFalse();
            writer.write("\n".getBytes(UTF_8));
            writer.flush();
            assertThat(reading.ready(LONG)).isTrue();
            assertThat(reading.next()).isPresent();
        }
    }

    @Test
    void standardInputGoesOnWhereItStandsButCannotGoBack() throws IOException {
        var source = new StdinSource(Instant.EPOCH, new ByteArrayInputStream("a\nb\nc\n".getBytes(UTF_8)));
        Reading reading = source.open(Progress.NONE);
        reading.next();
        reading.next();

        assertThat(source.open(new Progress(2, 0, 4))).isSameAs(reading);
        assertThatThrownBy(() -> source.open(new Progress(1, 0, 2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lines 2 to 2 were not committed, and standard input cannot be read again");
        assertThat(source.resume(Optional.of(position(2)))).isEqualTo(new Resume.From(new Progress(2, 0, 4), ""));
    }

    private static IngestPosition position(long lines) {
        return Positions.of("stdin:x", SourceState.READING, lines)
                .setBytes(lines * 2)
                .build();
    }
}
