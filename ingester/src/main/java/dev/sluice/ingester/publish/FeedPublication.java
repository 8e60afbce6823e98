package dev.sluice.ingester.publish;

import dev.sluice.ingester.live.Feed;
import dev.sluice.ingester.live.Poll;
import dev.sluice.ingester.read.Line;
import dev.sluice.ops.FeedPosition;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Brings polls into the log: events, gap and position of a poll are one transaction. A poll with nothing new makes none. Keeps the
 * slots that it claimed.
 */
public final class FeedPublication implements AutoCloseable {
    private final SlotClaim claim;
    private final Lane lane;
    private final Ledger ledger;
    private final Clock clock;
    private final Map<Integer, Slot> slots = new HashMap<>();

    /** @param clock for {@code fetched_at} and positions */
    public FeedPublication(SlotClaim claim, Lane lane, Ledger ledger, Clock clock) {
        this.claim = claim;
        this.lane = lane;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Polls a feed from where it stands, and commits what that brings.
     *
     * <p>When it throws, the outcome of the commit is unknown. Calling it again finds out: it claims the slot anew, reads the
     * positions, and asks with the ETags that were committed.
     *
     * @throws SlotTakenOver if another process has the slot now
     */
    public Poll poll(Feed feed, BooleanSupplier stopped) {
        Slot slot = slots.computeIfAbsent(Topics.slot(feed.source()), claim::claim);
        try {
            Optional<IngestPosition> stood = slot.position(feed.source());
            stood.map(SourceReport::of).ifPresent(ledger::put);
            Poll poll = feed.poll(stood.map(IngestPosition::getFeed), stopped);
            poll.position().ifPresent(position -> commit(slot, feed, stood, poll, position));
            feed.taken(poll);
            return poll;
        } catch (RuntimeException e) {
            slots.remove(slot.number());
            slot.abandon();
            throw slot.isLostBy(e) ? new SlotTakenOver(slot.number(), e) : e;
        }
    }

    /** Gives a slot back that is somebody else's now. */
    public void release(int number) {
        Slot slot = slots.remove(number);
        if (slot != null) {
            slot.close();
        }
    }

    @Override
    public void close() {
        slots.values().forEach(Slot::close);
        slots.clear();
    }

    private void commit(Slot slot, Feed feed, Optional<IngestPosition> stood, Poll poll, FeedPosition position) {
        var records = new FeedRecords(lane, feed.source());
        IngestPosition next = stood.map(IngestPosition::newBuilder)
                .orElseGet(() -> Unread.position(feed.source(), clock.instant()))
                .build();
        long now = clock.millis();
        for (Poll.Fetched fetched : poll.events()) {
            Line line = Line.of(next.getLines() + 1, fetched.event().bytes());
            slot.send(records.of(line, now));
            next.setLines(line.number());
            next.setBytes(next.getBytes() + fetched.event().bytes().length);
            next.setOversized(next.getOversized() + (line instanceof Line.Oversized ? 1 : 0));
        }
        poll.letters().forEach(letter -> slot.send(records.of(letter, position.getPolls(), now)));
        poll.gap().ifPresent(slot::send);
        next.setState(SourceState.READING);
        next.setReason(null);
        next.setFeed(position);
        next.setUpdatedAt(clock.instant());
        slot.commit(next);
        ledger.put(SourceReport.of(next));
    }
}
