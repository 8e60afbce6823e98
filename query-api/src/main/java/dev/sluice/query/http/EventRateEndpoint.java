package dev.sluice.query.http;

import dev.sluice.query.answer.Meta;
import dev.sluice.query.answer.Origin;
import dev.sluice.query.answer.SpanText;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.query.stitch.Lookout;
import dev.sluice.query.stores.StoreClient;
import dev.sluice.query.stores.StoreReply;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.queries.MinuteCount;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Events by type over time, from the minutes of the state stores; for the chart. */
final class EventRateEndpoint {
    private static final Comparator<RateRow> IN_ORDER =
            Comparator.comparing(RateRow::ts).thenComparing(RateRow::type);

    private final Lookout lookout;
    private final StoreClient stores;

    EventRateEndpoint(Lookout lookout, StoreClient stores) {
        this.lookout = lookout;
        this.stores = stores;
    }

    /**
     * A point of a line; where nothing happened there is no row.
     *
     * @param ts start of the grain
     */
    record RateRow(Instant ts, String type, long count) {}

    /**
     * The answer.
     *
     * @param from start of the first grain; null where now is unknown
     * @param to end of the last minute
     * @param data null where nothing answered
     */
    record EventRate(long grainSeconds, Instant from, Instant to, List<RateRow> data, Meta meta) {}

    void get(Context http) {
        var query = QueryText.of(http, "grain", "window", "bots");
        var grain = SpanText.parse(query.choice("grain", "1m", "5m", "1h"));
        var window = WindowText.duration("window", query.text("window").orElse("1h"), grain, Duration.ofDays(2));
        var bots = query.bots(BotFilter.EXCLUDE);
        var situation = lookout.look();
        var range = situation.now().map(now -> TimeRange.minutesUntil(now, (int) window.toMinutes()));
        var reply = range.map(stores::minutes);
        var rows = reply.map(r -> rows(r, grain, bots)).orElse(List.of());
        var coverage = reply.map(StoreReply::coverage).orElseGet(lookout::coverage);
        var meta = situation.meta(Origin.STREAM, coverage, !rows.isEmpty());
        var answer = new EventRate(
                grain.toSeconds(),
                range.map(TimeRange::from).orElse(null),
                range.map(TimeRange::to).orElse(null),
                meta.known() ? rows : null,
                meta);
        Reply.send(http, answer, meta);
    }

    private static List<RateRow> rows(StoreReply<MinuteCount> reply, Duration grain, BotFilter bots) {
        Map<RateRow, Long> sums = reply.rows().stream()
                .filter(minute -> bots.accepts(minute.actorClass()))
                .collect(Collectors.groupingBy(
                        minute -> new RateRow(start(minute.minute(), grain), minute.type(), 0),
                        Collectors.summingLong(MinuteCount::events)));
        return sums.entrySet().stream()
                .map(sum -> new RateRow(sum.getKey().ts(), sum.getKey().type(), sum.getValue()))
                .sorted(IN_ORDER)
                .toList();
    }

    private static Instant start(Instant minute, Duration grain) {
        long seconds = minute.getEpochSecond();
        return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, grain.toSeconds()));
    }
}
