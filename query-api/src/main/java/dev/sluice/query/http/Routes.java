package dev.sluice.query.http;

import dev.sluice.query.gold.GoldSnapshots;
import dev.sluice.query.metric.MetricCatalogue;
import dev.sluice.query.stitch.Lookout;
import dev.sluice.query.stitch.RepoIndex;
import dev.sluice.query.stitch.Stitcher;
import dev.sluice.query.stores.StoreClient;
import io.javalin.config.RoutesConfig;
import java.util.List;

/** Every URL, a line each; nothing else registers one. */
public final class Routes {
    private final List<Route> routes;

    /** Of everything that answers come from. */
    public Routes(
            Lookout lookout, StoreClient stores, GoldSnapshots gold, MetricCatalogue metrics, HealthEndpoint health) {
        var stitcher = new Stitcher(gold, stores);
        var index = new RepoIndex(gold, stores);
        var assets = new Assets();
        var openApi = new OpenApi(metrics);
        var avgPrTime = new AvgPrTimeEndpoint(lookout, index, stitcher);
        var eventCountOffset = new EventCountOffsetEndpoint(lookout, stores);
        var metric = new MetricEndpoint(metrics, lookout, gold);
        var pulse = new PulseEndpoint(lookout, stores, gold);
        var counts = new EventCountsEndpoint(lookout, stitcher);
        var rate = new EventRateEndpoint(lookout, stores);
        var repo = new RepoEndpoint(lookout, index, stitcher);
        var pipeline = new PipelineEndpoint(lookout, stores, gold);
        routes = List.of(
                new Route("/", assets::page),
                new Route("/assets/<path>", assets::asset),
                new Route("/kpi/avg_pr_time", avgPrTime::get),
                new Route("/kpi/event_count_offset", eventCountOffset::get),
                new Route("/kpi/{name}", metric::get),
                new Route("/api/v1/pulse", pulse::get),
                new Route("/api/v1/events/counts", counts::get),
                new Route("/api/v1/events/rate", rate::get),
                new Route("/api/v1/repos/{owner}/{repo}", repo::get),
                new Route("/api/v1/pipeline", pipeline::get),
                new Route("/livez", health::livez),
                new Route("/readyz", health::readyz),
                new Route("/metrics", health::metrics),
                new Route("/openapi.json", openApi::get),
                new Route("/docs", assets::docs),
                new Route("/docs/<path>", assets::docsFile),
                new Route("/problems/{slug}", ProblemPages::get));
    }

    /** Declares them, what precedes each, and what becomes of errors. */
    public void declare(RoutesConfig config) {
        config.before(Headers::set);
        for (var route : routes) {
            config.get(route.path(), route.handler());
            config.head(route.path(), route.handler());
        }
        Problems.map(config);
    }

    /** For the test that compares them with the OpenAPI document. */
    List<String> paths() {
        return routes.stream().map(Route::path).toList();
    }
}
