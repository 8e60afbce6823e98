package dev.sluice.ingester.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackfillProgressTest {
    private static final BackfillProgress HALF =
            new BackfillProgress(48, 24, 0, 0, 0, 1_200_000, 3L << 30, Duration.ofSeconds(20));

    private final AtomicLong nanos = new AtomicLong();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aLineSaysHoursEventsBytesAndTimeLeft() {
        assertThat(HALF.line()).isEqualTo("24 of 48 hours, 1,200,000 events, 60,000 events/s, 3,072 MiB, 0:00:20 left");
    }

    @Test
    void theBarIsAsFullAsHoursAreOver() {
        assertThat(HALF.bar()).isEqualTo("[############............] " + HALF.line());
    }

    @Test
    void hoursOfEarlierRunsAreNotTakenForSpeed() {
        var progress = new BackfillProgress(48, 24, 12, 1, 2, 0, 0, Duration.ofMinutes(90));

        assertThat(progress.line())
                .isEqualTo("24 of 48 hours (1 missing) (2 faulty), 0 events, 0 events/s, 0 MiB, 3:00:00 left");
    }

    @Test
    void nothingIsClaimedBeforeAnythingIsKnown() {
        var progress = new BackfillProgress(48, 12, 12, 0, 0, 0, 0, Duration.ZERO);

        assertThat(progress.line()).endsWith("0 events/s, 0 MiB, time left unknown");
    }

    @Test
    void theEndIsTold() {
        assertThat(new BackfillProgress(2, 2, 0, 0, 0, 5, 9, Duration.ofSeconds(61)).line())
                .endsWith("done in 0:01:01");
    }

    @Test
    void aFileGetsALineEveryTenSeconds() {
        var printer = printer(ProgressPrinter.Style.LINES);
        for (int second = 0; second <= 25; second++) {
            nanos.set(Duration.ofSeconds(second).toNanos());
            printer.tell(HALF);
        }
        printer.end(HALF);

        assertThat(out.toString(UTF_8)).isEqualTo((HALF.line() + "\n").repeat(4));
    }

    @Test
    void aTerminalGetsABarThatIsDrawnOverItself() {
        var printer = printer(ProgressPrinter.Style.BAR);
        printer.tell(HALF);
        printer.tell(HALF);
        printer.end(HALF);

        assertThat(out.toString(UTF_8)).isEqualTo("\r\u001b[K" + HALF.bar() + "\r\u001b[K" + HALF.bar() + "\n");
    }

    private ProgressPrinter printer(ProgressPrinter.Style style) {
        return new ProgressPrinter(new PrintStream(out, true, UTF_8), style, nanos::get);
    }
}
