package dev.sluice.streams.account;

import dev.sluice.ops.Account;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.Duplicate;
import dev.sluice.streams.parse.Refused;
import dev.sluice.streams.parse.Verdict;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What became of one source's lines on one bronze partition. Stored as eight numbers of 8 bytes, in the order of the
 * components; seven, as they were stored once, are read with no semantic duplicates.
 *
 * @param lines bronze records read: silver + dead + duplicates
 * @param silver of these, written to a silver topic
 * @param dead of these, refused. A line that is replayed with another key leaves the account of one partition for that of
 *     another, where it may stand for -1 dead; lines = silver + dead + duplicates holds for both
 * @param duplicates of these, copies
 * @param late of the silver ones, not counted by the state stores
 * @param greatestEventTimeMs of the silver ones, milliseconds since 1970; {@link #NO_EVENT} as long as there is none
 * @param bronzeOffset of the last record that is counted
 * @param semanticDuplicates of the silver ones, told before by another reporter
 */
public record Tally(
        long lines,
        long silver,
        long dead,
        long duplicates,
        long late,
        long greatestEventTimeMs,
        long bronzeOffset,
        long semanticDuplicates) {
    /** Stands for no event time. */
    static final long NO_EVENT = Long.MIN_VALUE;

    /** Nothing read yet. */
    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, NO_EVENT, -1, 0);

    private static final int BYTES = 8 * Long.BYTES;

    /** As it is stored. */
    public static Serde<Tally> serde() {
        return Serdes.serdeFrom((topic, tally) -> tally.toBytes(), (topic, bytes) -> of(bytes));
    }

    /** With one more record. */
    Tally plus(Verdict verdict, long offset) {
        if (verdict instanceof Accepted event) {
            return new Tally(
                    lines + 1,
                    silver + 1,
                    dead,
                    duplicates,
                    event.late() ? late + 1 : late,
                    Math.max(greatestEventTimeMs, event.createdAt()),
                    offset,
                    event.semanticDuplicate() ? semanticDuplicates + 1 : semanticDuplicates);
        }
        int refused = verdict instanceof Refused ? 1 : 0;
        int copies = verdict instanceof Duplicate ? 1 : 0;
        return new Tally(
                lines + 1,
                silver,
                dead + refused,
                duplicates + copies,
                late,
                greatestEventTimeMs,
                offset,
                semanticDuplicates);
    }

    /** With a line that was counted as dead before and was tried again: it is no new line, and may be dead no more. */
    Tally plusAgain(Verdict verdict, long offset) {
        var more = plus(verdict, offset);
        return new Tally(
                lines,
                more.silver,
                more.dead - 1,
                more.duplicates,
                more.late,
                more.greatestEventTimeMs,
                more.bronzeOffset,
                more.semanticDuplicates);
    }

    /** Greatest event time; null as long as there is none. */
    public Instant greatestEventTime() {
        return greatestEventTimeMs == NO_EVENT ? null : Instant.ofEpochMilli(greatestEventTimeMs);
    }

    /** As it is published. */
    Account account(String source, int partition) {
        return new Account(
                source,
                partition,
                lines,
                silver,
                dead,
                duplicates,
                late,
                greatestEventTime(),
                bronzeOffset,
                semanticDuplicates);
    }

    private byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(lines)
                .putLong(silver)
                .putLong(dead)
                .putLong(duplicates)
                .putLong(late)
                .putLong(greatestEventTimeMs)
                .putLong(bronzeOffset)
                .putLong(semanticDuplicates)
                .array();
    }

    private static Tally of(byte[] stored) {
        var bytes = ByteBuffer.wrap(stored);
        return new Tally(
                bytes.getLong(),
                bytes.getLong(),
                bytes.getLong(),
                bytes.getLong(),
                bytes.getLong(),
                bytes.getLong(),
                bytes.getLong(),
                bytes.hasRemaining() ? bytes.getLong() : 0);
    }
}
