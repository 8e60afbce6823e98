package dev.sluice.streams.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.Reason;
import dev.sluice.streams.parse.Duplicate;
import dev.sluice.streams.parse.Refused;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The arithmetic and the bytes of an account. */
final class TallyTest {
    @Test
    void refusedAndCopiedLinesAreLinesToo() {
        var tally = Tally.NOTHING
                .plus(new Refused("s", Reason.SYNTAX, "", new byte[0]), 7)
                .plus(new Duplicate("s"), 9);

        assertThat(tally).isEqualTo(new Tally(2, 0, 1, 1, 0, Tally.NO_EVENT, 9, 0));
        assertThat(tally.greatestEventTime()).isNull();
    }

    @Test
    void whatIsStoredIsReadAgain() {
        var tally = new Tally(6, 3, 2, 1, 1, 1_451_610_000_000L, 99, 2);

        var bytes = Tally.serde().serializer().serialize("", tally);

        assertThat(bytes).hasSize(64);
        assertThat(Tally.serde().deserializer().deserialize("", bytes)).isEqualTo(tally);
    }

    @Test
    void publishedAccountSaysTheSame() {
        var account = new Tally(6, 3, 2, 1, 1, 1_451_610_000_000L, 99, 2).account("s", 2);

        assertThat(account.getPartition()).isEqualTo(2);
        assertThat(account.getGreatestEventTime()).isEqualTo("2016-01-01T01:00:00Z");
        assertThat(account.getBronzeOffset()).isEqualTo(99);
        assertThat(account.getSemanticDuplicates()).isEqualTo(2);
    }

    @Test
    void whatWasStoredBeforeSemanticDuplicatesIsReadWithoutAny() {
        var bytes = Tally.serde().serializer().serialize("", new Tally(6, 3, 2, 1, 1, 0, 99, 2));

        var older = Tally.serde().deserializer().deserialize("", Arrays.copyOf(bytes, 56));

        assertThat(older).isEqualTo(new Tally(6, 3, 2, 1, 1, 0, 99, 0));
    }
}
