package dev.sluice.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.query.answer.Meta;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.query.gold.HourCount;
import dev.sluice.query.stitch.Lookout;
import dev.sluice.query.stitch.Stitched;
import dev.sluice.query.stitch.Stitcher;
import dev.sluice.schemas.BotFilter;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events over whole hours by type, hour or repository, stitched. */
final class EventCountsEndpoint {
    private static final int MOST_ROWS = 1000;
    private static final Comparator<KeyCount> MOST =
            Comparator.comparingLong(KeyCount::count).reversed().thenComparing(KeyCount::key);

    private final Lookout lookout;
    private final Stitcher stitcher;

    EventCountsEndpoint(Lookout lookout, Stitcher stitcher) {
        this.lookout = lookout;
        this.stitcher = stitcher;
    }

    /**
     * A row.
     *
     * @param key a type, an hour, or a repository's name (null where GitHub sent none)
     * @param repoId of a repository; absent for the other groupings
     */
    record KeyCount(
            String key,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long repoId,
            long count) {}

    /**
     * The hours that were counted.
     *
     * @param complete the watermark has passed their end
     */
    record Window(Instant from, Instant to, boolean complete) {
        static Window of(TimeRange hours, Meta meta) {
            boolean complete = meta.watermark() != null && !meta.watermark().isBefore(hours.to());
            return new Window(hours.from(), hours.to(), complete);
        }
    }

    /**
     * The answer.
     *
     * @param window null where it ends at an unknown now
     * @param data null where nothing answered
     * @param exact of repositories: whether it is proven that none is missing; absent for the other groupings
     */
    record EventCounts(
            String groupBy,
            Window window,
            List<KeyCount> data,
            @JsonInclude(JsonInclude.Include.NON_NULL) Boolean exact,
            Meta meta) {}

    void get(Context http) {
        var query = QueryText.of(http, "group_by", "window", "from", "to", "bots", "limit");
        var groupBy = query.choice("group_by", "type", "hour", "repo");
        var bots = query.bots(BotFilter.EXCLUDE);
        int limit = query.number("limit", 1, MOST_ROWS).orElse(groupBy.equals("repo") ? 50 : MOST_ROWS);
        var situation = lookout.look();
        var hours = WindowText.hours(query, situation.now(), "24h");
        Stitched<KeyCount> counts = hours.map(range -> counts(groupBy, range, bots, limit))
                .orElseGet(() -> Stitched.nothing(lookout.coverage()));
        var meta = situation.meta(
                counts.origin(), counts.coverage(), !counts.rows().isEmpty());
        var window = hours.map(range -> Window.of(range, meta)).orElse(null);
        var data = meta.known() ? counts.rows() : null;
        Boolean exact = groupBy.equals("repo") ? counts.exact() : null;
        Reply.send(http, new EventCounts(groupBy, window, data, exact, meta), meta);
    }

    private Stitched<KeyCount> counts(String groupBy, TimeRange hours, BotFilter bots, int limit) {
        if (groupBy.equals("repo")) {
            var busiest = stitcher.busiest(hours, bots, limit);
            return busiest.withRows(busiest.rows().stream()
                    .map(repo -> new KeyCount(repo.repoName(), repo.repoId(), repo.events()))
                    .toList());
        }
        var counts = stitcher.eventCounts(hours, bots);
        var rows = groupBy.equals("type")
                ? rows(counts.rows(), HourCount::type).sorted(MOST)
                : rows(counts.rows(), count -> count.hour().toString());
        return counts.withRows(rows.limit(limit).toList());
    }

    private static Stream<KeyCount> rows(List<HourCount> counts, Function<HourCount, String> key) {
        Map<String, Long> byKey = counts.stream()
                .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.summingLong(HourCount::events)));
        return byKey.entrySet().stream().map(entry -> new KeyCount(entry.getKey(), null, entry.getValue()));
    }
}
