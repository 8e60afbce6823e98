package dev.sluice.standalone.dlq;

import dev.sluice.schemas.Lane;
import dev.sluice.schemas.queries.EventKey;
import dev.sluice.standalone.dlq.SeenEvents.Known;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.EventParser;
import dev.sluice.streams.parse.Refused;
import dev.sluice.streams.parse.Verdict;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Tells what a replay would do, by the topology's own parser and its memory of what it has seen. Earlier replays of the same run
 * count as seen. What is not told beforehand: copies that arrive, or are forgotten, between the dry run and the replay.
 */
final class DryRun {
    private final SeenEvents seenEvents;
    private final Map<Lane, EventParser> parsers = new EnumMap<>(Lane.class);
    private final Map<Lane, Set<EventKey>> replayed = new EnumMap<>(Lane.class);

    DryRun(SeenEvents seenEvents) {
        this.seenEvents = seenEvents;
        for (var lane : Lane.values()) {
            parsers.put(lane, new EventParser(lane));
            replayed.put(lane, new HashSet<>());
        }
    }

    /** What would become of these, in the order in which they would be replayed. */
    List<Outcome> of(List<Replay> batch) {
        List<Judged> judged = batch.stream().map(this::judge).toList();
        var known = new EnumMap<Lane, Known>(Lane.class);
        for (var lane : Lane.values()) {
            var events = judged.stream()
                    .filter(one -> one.replay.lane() == lane)
                    .map(Judged::event)
                    .filter(Objects::nonNull)
                    .toList();
            known.put(lane, events.isEmpty() ? new Known(Set.of(), Set.of()) : seenEvents.among(lane, events));
        }
        return judged.stream()
                .map(one -> outcome(one, known.get(one.replay.lane())))
                .toList();
    }

    private Judged judge(Replay replay) {
        var record = replay.record();
        return new Judged(replay, parsers.get(replay.lane()).parse(record.value(), record.headers()));
    }

    private Outcome outcome(Judged judged, Known known) {
        var replay = judged.replay;
        if (judged.verdict instanceof Refused refused) {
            return new Outcome(
                    replay.letter(),
                    replay.attempt(),
                    Result.DEAD,
                    null,
                    refused.reason().name());
        }
        var event = judged.event();
        boolean first = replayed.get(replay.lane()).add(event);
        boolean copy = !first || known.seen().contains(event);
        var good = known.partitions().contains(event.partition()) ? Result.SILVER : Result.SILVER_OR_DUPLICATE;
        return new Outcome(
                replay.letter(), replay.attempt(), copy ? Result.DUPLICATE : good, copy ? null : event.type(), null);
    }

    /**
     * A replay and what the parser says to it.
     *
     * @param replay as it would be written
     * @param verdict accepted or refused
     */
    private record Judged(Replay replay, Verdict verdict) {
        /** Null where it is refused. */
        EventKey event() {
            if (!(verdict instanceof Accepted accepted)) {
                return null;
            }
            var event = accepted.event();
            return new EventKey(replay.record().partition(), event.getType(), event.getId(), event.getCreatedAt());
        }
    }
}
