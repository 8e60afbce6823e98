package dev.sluice.ingester.live;

import dev.sluice.ops.FeedPosition;
import dev.sluice.ops.Gap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one poll of a feed brought. What is to be committed goes in one transaction: events, letters, gap and position.
 *
 * @param events everything that was answered, repeats included
 * @param letters pages that do not parse
 * @param position behind the events; empty when there is nothing to commit
 * @param gap before the events
 * @param pause until the feed should be asked again, at the earliest
 * @param tally for measurements
 * @param note what went wrong, for people; empty when nothing did
 */
public record Poll(
        Outcome outcome,
        List<Fetched> events,
        List<BrokenLetter> letters,
        Optional<FeedPosition> position,
        Optional<Gap> gap,
        Duration pause,
        Tally tally,
        Optional<String> note) {
    /** How it ended. */
    public enum Outcome {
        /** Every page that was needed is there. */
        TAKEN,
        /** Nothing is new. */
        UNCHANGED,
        /** It broke off behind some events. They are taken, but nothing is built on them: the next poll asks for all again. */
        PARTIAL,
        /** No answer, or none that can be used. */
        FAILED,
        /** The limits of requests are reached. */
        LIMITED,
        /** GitHub has no such feed, or does not give it. */
        GONE,
        /** It was told to stop. */
        STOPPED
    }

    /** Whether it did not come to its end; events may have passed meanwhile. */
    public boolean isCutShort() {
        return outcome != Outcome.TAKEN && outcome != Outcome.UNCHANGED;
    }

    /**
     * One event and where it stood.
     *
     * @param page from 1
     * @param index in its page, from 0
     * @param fresh whether the polls before do not have it
     */
    public record Fetched(PageEvent event, int page, int index, boolean fresh) {}

    /**
     * A page that does not parse, as a dead letter has it.
     *
     * @param page its path and query
     * @param head its first bytes, a MiB at most
     * @param length of the whole, in bytes
     * @param sha256 of the whole, lower-case hex
     * @param detail what was seen and what was expected
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record BrokenLetter(String page, byte[] head, long length, String sha256, String detail) {
        /** Longest head that is kept, in bytes. */
        static final int HEAD = 1 << 20;
    }

    /**
     * Counts of one poll.
     *
     * @param requests sent
     * @param charged requests that count against the limit: a 304 does not
     * @param distinct events, each once
     * @param common how many of the distinct ones the polls before have as well
     * @param judged whether there were polls before to compare with
     * @param brokenPages pages that do not parse
     * @param staleEtags pages with new events under an ETag that was said to be unchanged
     */
    public record Tally(
            int requests, int charged, int distinct, int common, boolean judged, int brokenPages, int staleEtags) {}
}
