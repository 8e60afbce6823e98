package dev.sluice.standalone;

import dev.sluice.ingester.Ingester;
import dev.sluice.ingester.IngesterConfig;
import dev.sluice.query.QueryApi;
import dev.sluice.query.QueryConfig;
import dev.sluice.runtime.Perishable;
import dev.sluice.runtime.health.Metrics;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Lane;
import dev.sluice.sink.MetricsSink;
import dev.sluice.sink.SinkConfig;
import dev.sluice.standalone.embedded.CannotStart;
import dev.sluice.streams.ProcessorConfig;
import dev.sluice.streams.StreamsProcessor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The whole of Sluice on one machine: broker and registry as children, the four services in this JVM. The ingester starts last and
 * stops first: each stage can still work off what the one before has left.
 */
final class Stack implements AutoCloseable {
    private static final Duration SERVICE_LIMIT = Duration.ofMinutes(2);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final UpPlan plan;
    private final Console console;
    private final Clock clock;
    private final StackSettings settings;
    private final Metrics metrics = new Metrics();
    private final long start = System.nanoTime();

    private final List<Perishable> services = new ArrayList<>();
    private Servers servers;
    private Ingester ingester;
    private final Map<Lane, StreamsProcessor> streams = new EnumMap<>(Lane.class);
    private MetricsSink sink;
    private QueryApi api;

    /**
     * Checks the settings of all services.
     *
     * @throws dev.sluice.runtime.settings.ConfigException with all problems
     */
    Stack(UpPlan plan, Map<String, String> environment, Console console, Clock clock) {
        this.plan = plan;
        this.console = console;
        this.clock = clock;
        this.settings = new StackSettings(plan, environment);
        settings.check(clock.instant());
    }

    /** Starts everything; returns when all of it works. */
    void start() {
        servers = Servers.launch(plan);
        settings.put("SLUICE_KAFKA_BOOTSTRAP_SERVERS", servers.broker().bootstrapServers());
        settings.put("SLUICE_SCHEMA_REGISTRY_URL", servers.registry().url().toString());
        servers.awaitBroker();
        told("broker", servers.broker().bootstrapServers());
        servers.awaitRegistry();
        told("registry", servers.registry().url().toString());
        startServices();
        JsonFile.write(plan.dataDir().resolve("ports.json"), ports());
    }

    private void startServices() {
        plan.lanes().forEach(lane -> streams.put(lane, begin(processor(lane))));
        settings.put("SLUICE_STREAMS_URLS", streamsUrl(Lane.LIVE).toString());
        sink = begin(new MetricsSink(SinkConfig.from(settings.settings()), metrics, clock));
        api = begin(new QueryApi(QueryConfig.from(settings.settings()), metrics, clock));
        ingester = begin(new Ingester(IngesterConfig.from(settings.settings(), clock.instant()), metrics, clock));
        plan.lanes().forEach(lane -> await(streams.get(lane), streamsUrl(lane).toString()));
        await(sink, plan.dataDir().resolve("lake").toString());
        await(api, "http://127.0.0.1:" + api.port());
        await(ingester, plan.source());
    }

    private StreamsProcessor processor(Lane lane) {
        return new StreamsProcessor(ProcessorConfig.from(settings.settings(lane)), kafka(), metrics);
    }

    private <S extends Perishable> S begin(S service) {
        services.add(service);
        service.start();
        return service;
    }

    private void await(Perishable service, String address) {
        long end = System.nanoTime() + SERVICE_LIMIT.toNanos();
        while (!service.check().ok()) {
            requireAlive();
            if (System.nanoTime() > end) {
                throw new CannotStart(
                        CannotStart.Reason.TIMED_OUT,
                        service.name() + " is not ready after " + SERVICE_LIMIT + ": "
                                + service.check().detail(),
                        seeLog());
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        told(service.name(), address);
    }

    private void told(String part, String address) {
        console.part(part, "ready", address, Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * Fails where a part has stopped for good.
     *
     * @throws CannotStart with its reason
     */
    void requireAlive() {
        servers.requireAlive();
        for (var service : services) {
            service.failure().ifPresent(reason -> {
                throw new CannotStart(CannotStart.Reason.DIED, service.name() + " has stopped: " + reason, seeLog());
            });
        }
    }

    private String seeLog() {
        return "see " + plan.dataDir().resolve("log/sluice.log") + ", and start again: it goes on where it stopped";
    }

    Ingester ingester() {
        return ingester;
    }

    MetricsSink sink() {
        return sink;
    }

    QueryApi api() {
        return api;
    }

    KafkaSettings kafka() {
        return KafkaSettings.from(settings.settings());
    }

    /** The lanes that are served. */
    List<Lane> lanes() {
        return plan.lanes();
    }

    URI streamsUrl(Lane lane) {
        return URI.create("http://127.0.0.1:" + streams.get(lane).queryPort());
    }

    PortsInUse ports() {
        return new PortsInUse(
                api.port(),
                servers.broker().port(),
                servers.registry().port(),
                streams.get(Lane.LIVE).queryPort(),
                streams.containsKey(Lane.HISTORY) ? streams.get(Lane.HISTORY).queryPort() : null,
                ingester.webhookPort());
    }

    @Override
    public void close() {
        if (ingester != null) {
            ingester.close();
        }
        services.forEach(Perishable::close);
        if (servers != null) {
            servers.close();
        }
    }
}
