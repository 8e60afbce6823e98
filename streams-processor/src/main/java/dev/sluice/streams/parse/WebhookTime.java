package dev.sluice.streams.parse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * When the event of a webhook happened. Its body has no {@code created_at} of its own; the time must be the same whenever the delivery
 * comes, for copies are recognised by it.
 */
final class WebhookTime {
    /** From the beginning of the Gregorian calendar to 1970, in units of 100 ns: UUIDs of version 1 count from there. */
    private static final long GREGORIAN_TO_UNIX = 0x01B21DD213814000L;

    private static final long UNITS_PER_MILLI = 10_000;
    private static final int TIME_BASED = 1;
    private static final int UUID_LENGTH = 36;

    /** GitHub delivers again for three days; a time out of this is no time but chance. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private static final Duration SKEW = Duration.ofMinutes(10);

    private WebhookTime() {}

    /**
     * The first of these that there is: the time that the body gives to what it tells of; the time that is in the delivery's id, which GitHub
     * makes as UUIDs of version 1 when the event happens; the time of the receipt. Only with the last one a redelivery has another
     * time, and is not recognised.
     *
     * @param times where the body may say it, best first
     */
    static Instant of(Fields fields, List<Field> times, String delivery, Instant receivedAt) {
        for (var field : times) {
            var time = fields.time(field);
            if (time != null) {
                return time;
            }
        }
        var ofId = ofId(delivery);
        boolean plausible =
                ofId != null && ofId.isAfter(receivedAt.minus(OLDEST)) && ofId.isBefore(receivedAt.plus(SKEW));
        return plausible ? ofId : receivedAt;
    }

    /** Whole seconds, as GitHub's own times are; null where there is none. */
    private static Instant ofId(String delivery) {
        if (delivery.length() != UUID_LENGTH) {
            return null;
        }
        try {
            var id = UUID.fromString(delivery);
            return id.version() == TIME_BASED && id.variant() == 2
                    ? Instant.ofEpochSecond(Math.floorDiv(id.timestamp() - GREGORIAN_TO_UNIX, UNITS_PER_MILLI * 1000))
                    : null;
        } catch (IllegalArgumentException noUuid) {
            return null;
        }
    }
}
