package dev.sluice.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WatermarkTest {
    private static final Duration GRACE = Duration.ofMinutes(15);

    @Test
    void whenAllIsDrainedItIsTheGreatestEventTime() {
        assertThat(watermark(drained("01:00"), drained("01:59"), drained(null))).contains(at("01:59"));
    }

    @Test
    void aPartitionWithUnreadRecordsHoldsItBack() {
        assertThat(watermark(unread("01:30"), unread("01:20"), drained("00:10")))
                .contains(at("01:05"));
    }

    @Test
    void anUnreadPartitionThatNobodyHasSeenMakesItUnknown() {
        assertThat(watermark(unread("01:30"), unread(null))).isEmpty();
    }

    @Test
    void nothingReadIsUnknown() {
        assertThat(watermark(drained(null))).isEmpty();
        assertThat(watermark()).isEmpty();
    }

    private static java.util.Optional<Instant> watermark(PartitionProgress... partitions) {
        return Watermark.of(List.of(partitions), GRACE);
    }

    private static PartitionProgress drained(String time) {
        return new PartitionProgress(0, at(time), true);
    }

    private static PartitionProgress unread(String time) {
        return new PartitionProgress(0, at(time), false);
    }

    private static Instant at(String time) {
        return time == null ? null : Instant.parse("2016-01-01T" + time + ":00Z");
    }
}
