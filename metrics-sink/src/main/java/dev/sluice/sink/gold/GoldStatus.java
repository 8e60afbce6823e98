package dev.sluice.sink.gold;

import java.time.Instant;

/**
 * How far gold has come.
 *
 * @param appliedSeq the last manifest entry in the tables; 0 if none
 * @param publishedSeq the last manifest entry in the snapshot in force; -1 as long as this run has published none
 * @param snapshot number of the snapshot in force; 0 as long as this run has published none
 * @param watermark every event before it is in that snapshot; null: unknown
 */
public record GoldStatus(long appliedSeq, long publishedSeq, long snapshot, Instant watermark) {

    /** Before the first round. */
    public static final GoldStatus NONE = new GoldStatus(0, -1, 0, null);
}
