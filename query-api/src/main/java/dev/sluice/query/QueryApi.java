package dev.sluice.query;

import dev.sluice.query.gold.GoldSnapshots;
import dev.sluice.query.gold.SnapshotFacts;
import dev.sluice.query.gold.SnapshotMeters;
import dev.sluice.query.http.HealthEndpoint;
import dev.sluice.query.http.Routes;
import dev.sluice.query.http.WebServer;
import dev.sluice.query.metric.MetricCatalogue;
import dev.sluice.query.stitch.Lookout;
import dev.sluice.query.stores.StoreClient;
import dev.sluice.runtime.Perishable;
import dev.sluice.runtime.health.Check;
import dev.sluice.runtime.health.Metrics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public HTTP service. It reads gold snapshots and asks state stores; it writes nothing. */
public final class QueryApi implements Perishable {
    private static final Logger LOG = LoggerFactory.getLogger(QueryApi.class);

    private final Path metricsDir;
    private final GoldSnapshots gold;
    private final HealthEndpoint health;
    private final WebServer web;
    private Optional<String> failure = Optional.empty();

    /**
     * Reads and tries the metric files; touches nothing else yet.
     *
     * @throws dev.sluice.runtime.settings.ConfigException if a metric file is wrong
     */
    public QueryApi(QueryConfig config, Metrics metrics, Clock clock) {
        metricsDir = config.metricsDir();
        var stores = new StoreClient(config.streams(), config.streamsTimeout(), System::nanoTime);
        gold = new GoldSnapshots(config.goldDir());
        SnapshotMeters.bind(metrics.registry(), gold, clock);
        health = new HealthEndpoint(stores, gold, metrics);
        var lookout = new Lookout(gold, stores, clock, config.mode(), config.grace());
        var catalogue = MetricCatalogue.load(metricsDir);
        web = new WebServer(
                config.bind(), config.port(), new Routes(lookout, stores, gold, catalogue, health), metrics);
    }

    @Override
    public String name() {
        return "query-api";
    }

    @Override
    public void start() {
        gold.start();
        try {
            web.start();
            LOG.info("query-api answers on port {}, metrics of {}", web.port(), metricsDir);
        } catch (IllegalStateException e) {
            failure = Optional.of(e.getMessage());
        }
    }

    @Override
    public Check check() {
        return failure.map(Check::failed).orElseGet(health::check);
    }

    @Override
    public Optional<String> failure() {
        return failure;
    }

    /** The public port in use. */
    public int port() {
        return web.port();
    }

    /** Number of the gold snapshot that answers come from; empty as long as there is none. */
    public OptionalLong snapshot() {
        return gold.facts().map(SnapshotFacts::number).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    @Override
    public void close() {
        web.close();
        gold.close();
    }
}
