package dev.sluice.ingester.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.Positions;
import dev.sluice.ingester.read.Line;
import dev.sluice.ingester.sample.SampleEvents;
import dev.sluice.ingester.source.Reading.Progress;
import dev.sluice.ops.SourceState;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleSourceTest {
    private static final long SEED = 5;

    @Test
    void aBatchIsTenThousandEventsWithoutWaiting() throws IOException {
        Reading reading = new SampleSource(SEED, SampleSource.AT_ONCE).open(Progress.NONE);
        long lines = 0;
        while (reading.next().isPresent()) {
            lines++;
            assertThat(reading.ready(Duration.ZERO)).isTrue();
        }

        assertThat(lines).isEqualTo(10_000);
        assertThat(reading.progress().lines()).isEqualTo(10_000);
    }

    @Test
    void behindTheFirstTenThousandEventsItKeepsTime() throws IOException {
        Reading reading = new SampleSource(SEED, Long.MAX_VALUE).open(new Progress(10_000, 0, 0));

        assertThat(reading.ready(Duration.ZERO)).isFalse();
        assertThat(reading.ready(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void itGoesOnWhereItStood() throws IOException {
        Reading reading = new SampleSource(SEED, Long.MAX_VALUE).open(new Progress(7, 0, 700));

        Line.Whole line = (Line.Whole) reading.next().orElseThrow();

        assertThat(line.number()).isEqualTo(8);
        assertThat(line.bytes()).isEqualTo(new SampleEvents(SEED).line(7));
        assertThat(reading.progress()).isEqualTo(new Progress(8, 0, 700 + line.bytes().length + 1));
    }

    @Test
    void aBatchThatIsDoneIsCompleteAndTheEndlessOneGoesOn() {
        var stood = Optional.of(
                Positions.of("sample:5", SourceState.DONE, 10_000).setBytes(1).build());

        assertThat(new SampleSource(SEED, 10_000).resume(stood)).isEqualTo(new Resume.Complete());
        assertThat(new SampleSource(SEED, Long.MAX_VALUE).resume(stood))
                .isEqualTo(new Resume.From(new Progress(10_000, 0, 1), ""));
    }
}
