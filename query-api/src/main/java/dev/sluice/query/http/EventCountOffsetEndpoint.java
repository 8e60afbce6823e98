package dev.sluice.query.http;

import dev.sluice.query.answer.Meta;
import dev.sluice.query.answer.Origin;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.query.stitch.Lookout;
import dev.sluice.query.stores.StoreClient;
import dev.sluice.query.stores.StoreReply;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.queries.MinuteCount;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Events by type over the last minutes. The state stores keep the whole of what may be asked for; events later than
 * their grace are in gold alone, hence not here.
 */
final class EventCountOffsetEndpoint {
    private static final int MOST_MINUTES = 2880;

    private final Lookout lookout;
    private final StoreClient stores;

    EventCountOffsetEndpoint(Lookout lookout, StoreClient stores) {
        this.lookout = lookout;
        this.stores = stores;
    }

    /**
     * The answer.
     *
     * @param since start of the first minute; null where now is unknown
     * @param counts by GitHub's name of the type; null where nothing answered
     * @param total of the counts; null with them
     */
    record EventCountOffset(int offsetMinutes, Instant since, Map<String, Long> counts, Long total, Meta meta) {}

    void get(Context http) {
        var query = QueryText.of(http, "offset", "bots");
        int offset = query.number("offset", 1, MOST_MINUTES)
                .orElseThrow(() -> Refusal.of("offset", null, "a whole number of minutes from 1 to " + MOST_MINUTES));
        var answer = answer(offset, query.bots(BotFilter.INCLUDE));
        Reply.send(http, answer, answer.meta());
    }

    private EventCountOffset answer(int offset, BotFilter bots) {
        var situation = lookout.look();
        var range = situation.now().map(now -> TimeRange.minutesUntil(now, offset));
        var reply = range.map(stores::minutes);
        var coverage = reply.map(StoreReply::coverage).orElseGet(lookout::coverage);
        var counts = reply.filter(
                        r -> r.coverage().any() && situation.watermark().isPresent())
                .map(r -> byType(r, bots));
        var meta = situation.meta(
                Origin.STREAM, coverage, counts.filter(c -> !c.isEmpty()).isPresent());
        return new EventCountOffset(
                offset,
                range.map(TimeRange::from).orElse(null),
                counts.orElse(null),
                counts.map(EventCountOffsetEndpoint::total).orElse(null),
                meta);
    }

    private static Map<String, Long> byType(StoreReply<MinuteCount> reply, BotFilter bots) {
        return reply.rows().stream()
                .filter(minute -> bots.accepts(minute.actorClass()))
                .collect(Collectors.groupingBy(
                        MinuteCount::type, TreeMap::new, Collectors.summingLong(MinuteCount::events)));
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
