package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.Lane;
import dev.sluice.standalone.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGTERM stops each service within ten seconds: under load, committed and out of its group, so that the next start goes on at once; and
 * wherever it waits for a broker or a registry. It waits with a line per ten seconds.
 */
final class StopIT {
    private static final int HOURS = 2;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /** Kept where it fails: the logs tell what happened. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final int port = Ports.choose(0, "");
    private Cluster cluster;

    @BeforeEach
    void start() {
        cluster = Cluster.start(folder.resolve("cluster"));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aBrokerOrARegistryThatIsNotThereYetIsWaitedForWithALinePerTenSeconds() throws Exception {
        try (var noBroker = fleet("no-broker", "SLUICE_KAFKA_BOOTSTRAP_SERVERS", "");
                var noRegistry = fleet("no-registry", "SLUICE_SCHEMA_REGISTRY_URL", "http://")) {
            var brokerless = Map.of(
                    "streams-processor", noBroker.processor("1", 0, Map.of()),
                    "ingester", noBroker.ingester("1", "sample"),
                    "metrics-sink", noBroker.sink());
            var registryless = Map.of(
                    "streams-processor", noRegistry.processor("1", 0, Map.of()),
                    "ingester", noRegistry.ingester("1", "sample"));

            brokerless.values().forEach(service -> awaitReports(service, "waiting for Kafka at "));
            registryless.values().forEach(service -> awaitReports(service, "waiting for the schema registry: "));
            stopAll("that waits for a broker", brokerless);
            stopAll("that waits for a registry", registryless);
        }
    }

    /** Told of a place where nobody listens. */
    private ServiceFleet fleet(String name, String setting, String scheme) throws IOException {
        var environment = new HashMap<>(cluster.environment());
        environment.put(setting, scheme + "127.0.0.1:" + Ports.choose(0, ""));
        return new ServiceFleet(environment, Files.createDirectories(folder.resolve(name)));
    }

    /** A line after ten seconds, and nothing else that a person would have to read. */
    private static void awaitReports(ServiceProcess service, String report) {
        await(report, () -> lines(service, report).size() == 1);
        assertThat(lines(service, " WARN ")).isEmpty();
        assertThat(lines(service, "\tat ")).isEmpty();
    }

    @Test
    void stoppedUnderLoadTheyGoOnAtOnceAndNothingIsLostOrDoubled() throws Exception {
        var cut = CutHours.of(folder, HOURS);
        cluster.prepare(Lane.LIVE);
        try (var fleet = new ServiceFleet(cluster.environment(), folder);
                var silver = new SilverCheck(cluster.environment());
                var bronze = new BronzeCheck(cluster.bootstrapServers(), Lane.LIVE)) {
            silver.want(cut.events());
            bronze.want(cut.lines());
            var first = threeOf(fleet);
            await("running", () -> says(first, "streams-processor", "to RUNNING"));
            first.put("ingester", fleet.ingester("1", cut.glob()));
            await("some lines", () -> bronze.isComplete() || bronze.records() > 0);
            stopAll("under load", first);
            assertThat(cluster.groupMembers()).isEmpty();
            assertThat(bronze.isComplete()).as("all was read before").isFalse();
            assertThat(silver.isComplete()).isFalse();
            long records = silver.records();

            long begun = System.nanoTime();
            var second = fourOf(fleet, cut.glob());
            await("more silver", () -> silver.isComplete() || silver.records() > records);
            tell("from the next start to its first commit", System.nanoTime() - begun);
            await("all silver", silver::isComplete);
            assertThat(bronze.isComplete()).isTrue();
            assertThat(bronze.wrong()).isEmpty();
            assertThat(silver.wrong()).isEmpty();
            stopAll("that is idle", second);

            assertThat(List.of(first, second)).allSatisfy(StopIT::assertNothingFailed);

            var third = fourOf(fleet, "sample");
            await("running", () -> says(third, "streams-processor", "to RUNNING"));
            await("slots", () -> says(third, "ingester", "are ours"));
            cluster.killBroker();
            stopAll("whose broker is gone", third);
        }
    }

    private Map<String, ServiceProcess> fourOf(ServiceFleet fleet, String source) {
        var services = threeOf(fleet);
        services.put("ingester", fleet.ingester("1", source));
        return services;
    }

    /** In the order of their names, by which they are stopped: the ingester before all others. */
    private Map<String, ServiceProcess> threeOf(ServiceFleet fleet) {
        var services = new TreeMap<String, ServiceProcess>();
        services.put("streams-processor", fleet.processor("1", port, Map.of()));
        services.put("metrics-sink", fleet.sink());
        services.put("query-api", fleet.query(Ports.choose(0, ""), port).process());
        return services;
    }

    private static void assertNothingFailed(Map<String, ServiceProcess> services) {
        assertThat(services)
                .allSatisfy((name, service) ->
                        assertThat(lines(service, "\tat ")).as(service.output()).isEmpty());
    }

    private static void stopAll(String which, Map<String, ServiceProcess> services) throws InterruptedException {
        for (var service : services.entrySet()) {
            var took = service.getValue().terminate(STOP_LIMIT);
            tell(service.getKey() + " " + which + " stops", took.toNanos());
            assertThat(says(services, service.getKey(), service.getKey() + " stopped"))
                    .as(() -> service.getKey() + " " + which + ": "
                            + service.getValue().output())
                    .isTrue();
        }
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    private static boolean says(Map<String, ServiceProcess> services, String service, String words) {
        return !lines(services.get(service), words).isEmpty();
    }

    private static List<String> lines(ServiceProcess service, String with) {
        return service.output().lines().filter(line -> line.contains(with)).toList();
    }

    private static void tell(String what, long nanos) {
        System.out.printf("%5.1f s: %s%n", Duration.ofNanos(nanos).toMillis() / 1000.0, what);
    }
}
