package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ops.Account;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.standalone.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two ingesters and two streams-processors share the work of one cluster; one of each is killed in the middle, for good. The others take
 * over: nothing is lost, nothing doubled, and every figure equals the batch computation. Until then query-api, which is told of the dead
 * processor alone, answers in part or whole, and never passes a part off as the whole.
 */
final class ScaleIT {
    private static final int HOURS = 8;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String COUNT = "/kpi/event_count_offset?offset=2880";
    private static final Pattern SLOTS = Pattern.compile("slots \\[([0-9, ]+)] are ours");

    /** {@code -Dsluice.standbys=1}: the takeover by standbys. */
    private static final Map<String, String> STANDBYS =
            Map.of("SLUICE_STREAMS_STANDBYS", System.getProperty("sluice.standbys", "0"));

    /** Kept where it fails: the logs tell what happened. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final Map<Integer, Integer> answersByPartitions = new TreeMap<>();
    private final long begun = System.nanoTime();
    private CutHours cut;
    private Cluster cluster;
    private ServiceFleet fleet;
    private SilverCheck silver;
    private BronzeCheck bronze;
    private QueryProcess query;

    @BeforeEach
    void start() throws Exception {
        cut = CutHours.of(folder, HOURS);
        cluster = Cluster.start(folder.resolve("cluster"));
        cluster.prepare(Lane.LIVE);
        fleet = new ServiceFleet(cluster.environment(), folder);
        silver = new SilverCheck(cluster.environment());
        bronze = new BronzeCheck(cluster.bootstrapServers(), Lane.LIVE);
        silver.want(cut.events());
        bronze.want(cut.lines());
    }

    @AfterEach
    void stop() throws Exception {
        fleet.close();
        bronze.close();
        silver.close();
        cluster.close();
    }

    @Test
    void theOthersTakeOverFromOneProcessorAndOneIngesterThatAreKilled() throws Exception {
        int port = Ports.choose(0, "");
        var processor = fleet.processor("1", port, STANDBYS);
        fleet.processor("2", Ports.choose(0, ""), STANDBYS);
        fleet.sink();
        query = fleet.query(Ports.choose(0, ""), port);
        until("both processors own partitions", () -> owned().equals(List.of(2, 2)));

        var ingester = fleet.ingester("1", cut.glob());
        var other = fleet.ingester("2", cut.glob());
        until("both ingesters own slots", () -> slots(ingester) == 4 && slots(other) == 4);
        until("some lines", () -> linesOf(ingester) > 0 && linesOf(other) > 0);
        long missing = linesMissing();
        ingester.kill();
        tell("killed an ingester with %d of %d lines missing".formatted(missing, lines()));
        assertThat(missing).as("lines left for both").isPositive();

        until("some silver", () -> silver.records() > cut.events().size() / 10);
        long records = silver.records();
        processor.kill();
        tell("killed a processor with %d of %d events in silver"
                .formatted(records, cut.events().size()));
        assertThat(records).as("events left").isLessThan(cut.events().size());

        until("the other answers for all", () -> answer().partitions() == 4 && owned().equals(List.of(4)));
        tell("the other processor answers for all partitions");
        until("every line is in bronze", () -> bronze.isComplete());
        tell("every line is in bronze");
        until("every event is in silver", () -> silver.isComplete() && answer().isWhole());
        tell("every event is in silver; answers by partitions that answered: " + answersByPartitions);
        assertNothingIsWrong();
        assertEveryFigureIsThatOfTheBatch();
        tell("every figure is right");
    }

    /** Looks until it is so; what is wrong meanwhile stays so. */
    private void until(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    bronze.isComplete();
                    silver.isComplete();
                    return condition.call();
                });
    }

    /** Asks for a count of all: what was in silver before is in it, if it says that it is whole. */
    private QueryProcess.Answer answer() throws Exception {
        long committed = silver.records();
        var answer = query.ask(COUNT);
        answersByPartitions.merge(answer.partitions(), 1, Integer::sum);
        long total = answer.body().path("total").asLong();
        assertThat(answer.status()).as("%s", answer).isIn(200, 206);
        assertThat(total).as("%s", answer).isLessThanOrEqualTo(cut.events().size());
        if (answer.isWhole()) {
            assertThat(total)
                    .as("a part is passed off as the whole: %s", answer)
                    .isGreaterThanOrEqualTo(committed);
        }
        return answer;
    }

    /** How many partitions each processor answers for, by number. */
    private List<Integer> owned() throws Exception {
        return query.ask("/api/v1/pipeline").body().path("instances").findValues("partitions").stream()
                .map(JsonNode::size)
                .filter(partitions -> partitions > 0)
                .sorted()
                .toList();
    }

    private static int slots(ServiceProcess ingester) {
        return slotsOf(ingester).size();
    }

    private static List<Integer> slotsOf(ServiceProcess ingester) {
        var found = SLOTS.matcher(ingester.output());
        List<Integer> slots = List.of();
        while (found.find()) {
            slots = Pattern.compile(", ")
                    .splitAsStream(found.group(1))
                    .map(Integer::valueOf)
                    .toList();
        }
        return slots;
    }

    /** Lines in bronze of the sources that are an ingester's. */
    private long linesOf(ServiceProcess ingester) {
        var slots = slotsOf(ingester);
        var missing = bronze.missing();
        return cut.lines().entrySet().stream()
                .filter(source -> slots.contains(Topics.slot(source.getKey())))
                .mapToLong(source -> source.getValue() - missing.getOrDefault(source.getKey(), 0L))
                .sum();
    }

    private long linesMissing() {
        return bronze.missing().values().stream().mapToLong(Long::longValue).sum();
    }

    private long lines() {
        return cut.lines().values().stream().mapToLong(Long::longValue).sum();
    }

    private void tell(String what) {
        System.out.printf(
                "%5.1f s: %s%n", Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0, what);
    }

    private void assertNothingIsWrong() {
        assertThat(bronze.wrong()).isEmpty();
        assertThat(silver.wrong()).isEmpty();
        until("accounts", () -> {
            assertThat(silver.accounts())
                    .allSatisfy(account -> assertThat(account.getLines())
                            .isEqualTo(account.getSilver() + account.getDead() + account.getDuplicates()));
            return sum(Account::getLines) == lines() && sum(Account::getSilver) == silver.records();
        });
    }

    private long sum(ToLongFunction<Account> figure) {
        return silver.accounts().stream().mapToLong(figure).sum();
    }

    private void assertEveryFigureIsThatOfTheBatch() throws Exception {
        try (var oracle = Oracle.over(cut.files())) {
            var kpis = new KpiComparison(query, oracle);
            Awaitility.await("gold and KPIs").atMost(LIMIT).untilAsserted(() -> {
                assertThat(Comparison.differences(oracle, folder, snapshot()))
                        .allSatisfy((table, rows) -> assertThat(rows).as(table).isEmpty());
                assertThat(kpis.differences()).isEmpty();
            });
        }
    }

    /** The gold snapshot in force. */
    private Path snapshot() throws Exception {
        return fleet.gold()
                .resolve(Files.readString(fleet.gold().resolve("CURRENT")).strip());
    }
}
