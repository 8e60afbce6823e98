package dev.sluice.query.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.query.answer.Meta;
import dev.sluice.query.answer.Origin;
import dev.sluice.query.gold.GoldSnapshots;
import dev.sluice.query.metric.Metric;
import dev.sluice.query.metric.MetricCatalogue;
import dev.sluice.query.metric.MetricQuery;
import dev.sluice.query.metric.MetricRow;
import dev.sluice.query.metric.Param;
import dev.sluice.query.stitch.Lookout;
import dev.sluice.schemas.BotFilter;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any metric of a YAML file, over the gold snapshot. */
final class MetricEndpoint {
    private static final int MOST_ROWS = 1000;

    private final MetricCatalogue metrics;
    private final Lookout lookout;
    private final GoldSnapshots gold;

    MetricEndpoint(MetricCatalogue metrics, Lookout lookout, GoldSnapshots gold) {
        this.metrics = metrics;
        this.lookout = lookout;
        this.gold = gold;
    }

    /** About the answer of a metric. */
    record MetricMeta(
            String metric,
            Map<String, Object> params,
            Integer rowCount,
            boolean truncated,
            @JsonUnwrapped Meta meta) {}

    /**
     * The envelope.
     *
     * @param data rows with the declared columns; null as long as there is no snapshot
     * @param nextCursor null: an answer is one page of at most 1,000 rows
     */
    record MetricAnswer(
            List<? extends JsonNode> data, List<?> columns, String unit, MetricMeta meta, String nextCursor) {}

    void get(Context http) {
        var name = http.pathParam("name");
        var metric = metrics.find(name)
                .orElseThrow(() -> new Refusal(
                        ProblemKind.NOT_FOUND, "no metric is called '" + name + "'; " + metrics.suggestion(name)));
        var query = QueryText.of(http.queryParamMap(), parameters(metric));
        var values = values(metric, query);
        var situation = lookout.look();
        var bots = query.bots(BotFilter.INCLUDE);
        var rows = situation.now().flatMap(now -> rows(new MetricQuery(metric, values, bots, now)));
        var meta =
                situation.meta(Origin.GOLD, null, rows.filter(r -> !r.isEmpty()).isPresent());
        Reply.send(http, answer(metric, values, rows, meta), meta);
    }

    private Optional<List<? extends JsonNode>> rows(MetricQuery query) {
        return gold.read(tables -> tables.map(
                t -> t.select(query.sql(), new MetricRow(query.metric().columns()))));
    }

    private static MetricAnswer answer(
            Metric metric, Map<String, Object> values, Optional<List<? extends JsonNode>> rows, Meta meta) {
        var shown = rows.map(all -> all.stream().limit(MOST_ROWS).toList());
        return new MetricAnswer(
                shown.orElse(null),
                metric.columns(),
                metric.unit(),
                new MetricMeta(
                        metric.name(),
                        values,
                        shown.map(List::size).orElse(null),
                        rows.filter(all -> all.size() > MOST_ROWS).isPresent(),
                        meta),
                null);
    }

    private static List<String> parameters(Metric metric) {
        var known = new ArrayList<>(metric.params().stream().map(Param::name).toList());
        known.add("bots");
        return known;
    }

    private static Map<String, Object> values(Metric metric, QueryText query) {
        var values = new HashMap<String, Object>();
        for (var param : metric.params()) {
            var text = query.text(param.name()).orElse(param.standard());
            if (text == null) {
                throw Refusal.of(param.name(), null, param.expected());
            }
            try {
                values.put(param.name(), param.value(text));
            } catch (IllegalArgumentException e) {
                throw Refusal.of(param.name(), text, param.expected());
            }
        }
        return values;
    }
}
