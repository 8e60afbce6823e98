package dev.sluice.streams.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is late, also after a restart. */
final class LatenessTest {
    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @TempDir
    private Path stateDir;

    private KeyValueStore<String, Tally> accounts;

    @BeforeEach
    void open() {
        accounts = new AccountsBench(stateDir).store();
    }

    private Lateness restarted() {
        return new Lateness(accounts, GRACE);
    }

    @Test
    void firstEventIsNeverLate() {
        assertThat(restarted().isLate(HOUR)).isFalse();
    }

    @Test
    void graceIsMeasuredFromTheGreatestTimeSoFar() {
        var lateness = restarted();
        lateness.isLate(2 * HOUR);
        lateness.isLate(HOUR);

        assertThat(lateness.isLate(2 * HOUR - GRACE.toMillis())).isFalse();
        assertThat(lateness.isLate(2 * HOUR - GRACE.toMillis() - 1)).isTrue();
    }

    @Test
    void restartGoesOnFromTheGreatestTimeOfAllSources() {
        accounts.put("file:/a", new Tally(1, 1, 0, 0, 0, 3 * HOUR, 0, 0));
        accounts.put("file:/b", new Tally(1, 1, 0, 0, 0, HOUR, 1, 0));

        assertThat(restarted().isLate(2 * HOUR)).isTrue();
        assertThat(restarted().isLate(3 * HOUR)).isFalse();
    }

    @Test
    void sourceOfRefusedLinesAloneSaysNothingAboutTime() {
        accounts.put("file:/a", new Tally(1, 0, 1, 0, 0, Tally.NO_EVENT, 0, 0));

        assertThat(restarted().isLate(1)).isFalse();
    }
}
