package dev.sluice.streams.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.Account;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Reason;
import dev.sluice.streams.parse.Duplicate;
import dev.sluice.streams.parse.Refused;
import java.nio.file.Path;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts, across restarts. */
final class KeepAccountsTest {
    private static final Duplicate COPY = new Duplicate("file:/a");
    private static final Refused BAD = new Refused("file:/b", Reason.SYNTAX, "cut off", new byte[0]);

    @TempDir
    private Path stateDir;

    private AccountsBench bench;

    @BeforeEach
    void open() {
        bench = new AccountsBench(stateDir);
        bench.restart();
    }

    @Test
    void accountGoesOnWhereItStoodBeforeTheRestart() {
        bench.read(COPY);
        bench.read(COPY);
        bench.restart();
        bench.read(COPY);

        assertThat(bench.store().get("file:/a")).isEqualTo(new Tally(3, 0, 0, 3, 0, Tally.NO_EVENT, 2, 0));
        assertThat(bench.published())
                .singleElement()
                .satisfies(record -> assertThat(record.value().getLines()).isEqualTo(3));
    }

    @Test
    void allAccountsArePublishedAgainAfterARestart() {
        bench.read(COPY);
        bench.read(BAD);
        assertThat(bench.published()).hasSize(2);
        assertThat(bench.published()).isEmpty();

        bench.restart();

        assertThat(bench.published()).extracting(Record::key).containsExactlyInAnyOrder("file:/a|2", "file:/b|2");
    }

    @Test
    void onlyTheAccountThatChangedIsPublishedOnItsPartitionWithItsLane() {
        bench.read(COPY);
        bench.published();
        bench.read(BAD);

        var record = bench.published().get(0);

        assertThat(record.value()).isEqualTo(new Account("file:/b", 2, 1L, 0L, 1L, 0L, 0L, null, 1L, 0L));
        assertThat(Headers.text(record.headers(), Headers.LANE)).isEqualTo("github");
    }

    @Test
    void severalChangesWithinHalfASecondArePublishedOnce() {
        bench.read(COPY);
        bench.read(COPY);
        bench.read(COPY);

        assertThat(bench.published()).hasSize(1);
    }
}
