package dev.sluice.ingester.publish;

import dev.sluice.ingester.live.Credentials;
import dev.sluice.ingester.live.Feed;
import dev.sluice.ingester.live.FeedMeters;
import dev.sluice.ingester.live.FeedPace;
import dev.sluice.ingester.live.Poll;
import dev.sluice.ingester.live.RatePlan;
import dev.sluice.schemas.Topics;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls feeds on one thread, the one that is due first first; feeds of slots that are not ours are left alone. */
public final class PollFeeds {
    private static final Logger LOG = LoggerFactory.getLogger(PollFeeds.class);

    /** So often at least it is looked whether to stop, and which slots are ours. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private static final Duration REST = Duration.ofSeconds(5);

    private final List<Turn> turns;
    private final Set<Integer> contested = new HashSet<>();
    private final TroubleLog troubles = new TroubleLog();
    private final FeedPublication publication;
    private final SlotOwner owner;
    private final Credentials credentials;
    private final FeedMeters meters;
    private final LongSupplier nanoTime;
    private final Consumer<Duration> parker;

    /**
     * Polls nothing yet.
     *
     * @param nanoTime a clock that only goes forward
     * @param parker waits so long, or is cut short
     */
    public PollFeeds(
            List<Feed> feeds,
            FeedPublication publication,
            SlotOwner owner,
            Credentials credentials,
            FeedMeters meters,
            LongSupplier nanoTime,
            Consumer<Duration> parker) {
        long now = nanoTime.getAsLong();
        this.turns = feeds.stream().map(feed -> new Turn(feed, now)).toList();
        this.publication = publication;
        this.owner = owner;
        this.credentials = credentials;
        this.meters = meters;
        this.nanoTime = nanoTime;
        this.parker = parker;
    }

    /**
     * Goes on until it is told to stop. May be called again after it threw.
     *
     * @throws org.apache.kafka.common.KafkaException if the log does not take a poll
     * @throws SlotTakenOver if another process takes a slot again and again that is ours by all we know
     */
    public void run(BooleanSupplier stopped) {
        while (!stopped.getAsBoolean()) {
            turns.stream().filter(turn -> !isOurs(turn)).forEach(turn -> publication.release(turn.slot));
            long now = nanoTime.getAsLong();
            Optional<Turn> next =
                    turns.stream().filter(this::isOurs).min(Comparator.comparingLong(turn -> turn.dueNanos - now));
            long wait = next.map(turn -> turn.dueNanos - now).orElse(LOOK_EVERY.toNanos());
            if (wait > 0) {
                parker.accept(Duration.ofNanos(Math.min(wait, LOOK_EVERY.toNanos())));
            } else {
                poll(next.orElseThrow(), stopped);
            }
        }
    }

    private void poll(Turn turn, BooleanSupplier stopped) {
        try {
            Poll poll = publication.poll(turn.feed, stopped);
            meters.count(turn.feed.spec().kind(), poll);
            troubles.tell(turn.feed, poll);
            schedule(turn, poll);
            contested.remove(turn.slot);
        } catch (SlotTakenOver taken) {
            rest(turn, taken);
        }
    }

    /** A slot may have gone to another ingester and come back during a poll; twice in a row it is a quarrel. */
    private void rest(Turn turn, SlotTakenOver taken) {
        if (isOurs(turn) && !contested.add(turn.slot)) {
            throw taken;
        }
        LOG.info("slot {} went to another ingester while {} was polled", turn.slot, turn.feed.source());
        turn.dueNanos = nanoTime.getAsLong() + REST.toNanos();
    }

    private void schedule(Turn turn, Poll poll) {
        long now = nanoTime.getAsLong();
        Duration pause = poll.pause();
        if (!poll.isCutShort()) {
            turn.pace.add(poll, Duration.ofNanos(now - turn.endedNanos));
            turn.endedNanos = now;
            Duration planned = planned(turn);
            pause = planned.compareTo(pause) > 0 ? planned : pause;
        }
        turn.dueNanos = now + pause.toNanos();
    }

    private Duration planned(Turn turn) {
        List<Turn> ours = turns.stream().filter(this::isOurs).toList();
        List<Duration> pauses =
                RatePlan.pauses(ours.stream().map(each -> each.pace.demand()).toList(), credentials.perHour());
        int place = ours.indexOf(turn);
        return place < 0 ? Duration.ZERO : pauses.get(place);
    }

    private boolean isOurs(Turn turn) {
        return owner.owns(turn.slot);
    }

    /** A feed and when it is due. */
    private static final class Turn {
        private final Feed feed;
        private final int slot;
        private final FeedPace pace;
        private long dueNanos;
        private long endedNanos;

        Turn(Feed feed, long now) {
            this.feed = feed;
            this.slot = Topics.slot(feed.source());
            this.pace = new FeedPace(feed.spec().kind());
            this.dueNanos = now;
            this.endedNanos = now;
        }
    }
}
