package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.Account;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the streams-processor while it makes silver of bronze: each event is there once, each bad line is a dead letter once,
 * for whoever reads committed records, and of a push that the feed and a webhook tell, one copy is marked. Three kills by default,
 * {@code -Dsluice.processor.kills=60} in the profile {@code chaos}; {@code -Dsluice.seed=…} for the same again.
 */
final class ProcessorKillIT {
    private static final int KILLS = Integer.getInteger("sluice.processor.kills", 3);
    private static final int KILLS_PER_ROUND = 3;
    private static final int HOURS = 9;
    private static final int STARTING_EVERY = 4;
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Kept where it fails: the broker's log tells what happened. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final SplittableRandom moments = new SplittableRandom(SEED);
    private final List<Long> restartMillis = new ArrayList<>();
    private Cluster cluster;
    private SilverCheck check;
    private BronzeCheck bronze;
    private int round;
    private int inTransaction;
    private long lines;
    private long pairs;

    @BeforeEach
    void start() {
        cluster = Cluster.start(folder.resolve("cluster"));
        cluster.prepare(Lane.LIVE);
        check = new SilverCheck(cluster.environment());
        bronze = new BronzeCheck(cluster.bootstrapServers(), Lane.LIVE);
    }

    @AfterEach
    void stop() {
        bronze.close();
        check.close();
        cluster.close();
    }

    @Test
    void killedAtRandomMomentsItMakesSilverOfEachLineOnce() throws Exception {
        nextRound();
        long length = Duration.ofNanos(runToItsEnd()).toMillis();
        long toFirst = restartMillis.get(0);
        System.out.printf(
                "kills: %d, seed: %d, an undisturbed run takes %d ms, %d to its first commit%n",
                KILLS, SEED, length, toFirst);
        restartMillis.clear();

        for (int kills = 0; kills < KILLS; kills += KILLS_PER_ROUND) {
            nextRound();
            for (int kill = 0; kill < Math.min(KILLS_PER_ROUND, KILLS - kills); kill++) {
                boolean starting = (kills + kill) % STARTING_EVERY == STARTING_EVERY - 1;
                // So early that there is something left for the kills that follow.
                long within = starting ? toFirst : (length - toFirst) / KILLS_PER_ROUND;
                runAndKill(starting, moments.nextLong(1 + within));
            }
            runToItsEnd();
        }

        assertThat(check.marked()).isEqualTo(pairs);
        Collections.sort(restartMillis);
        System.out.printf(
                "%d kills, %d of them inside an open transaction, %d lines; restart to first commit: median %d ms, greatest %s ms%n",
                KILLS,
                inTransaction,
                lines,
                restartMillis.isEmpty() ? 0 : restartMillis.get(restartMillis.size() / 2),
                restartMillis.subList(Math.max(0, restartMillis.size() - 5), restartMillis.size()));
    }

    /** Another hour in bronze, by one ingester; webhooks beside it. */
    private void nextRound() throws Exception {
        round++;
        var hour = Files.createDirectories(folder.resolve("hours")).resolve(round % HOURS + ".json.gz");
        var dirty = DirtyHour.of(Files.exists(hour) ? hour : copyOf(hour), round);
        check.want(dirty.silver());
        pairs += dirty.webhooks().size();
        lines += dirty.lines().size() + dirty.webhooks().size();
        sendWebhooks(dirty.webhooks());
        var file = dirty.writeTo(folder.resolve("round-" + round + ".json"));
        bronze.want(Map.of("file:" + file, (long) dirty.lines().size()));
        try (var ingester = ingester(file)) {
            Awaitility.await("bronze")
                    .atMost(LIMIT)
                    .untilAsserted(() -> assertThat(bronze.isComplete())
                            .as(() -> bronze.missing() + ingester.output())
                            .isTrue());
        }
    }

    private Path copyOf(Path hour) {
        return Hour.copyTo(hour.getParent(), hour.getFileName().toString(), round % HOURS);
    }

    private void sendWebhooks(Map<String, String> webhooks) throws Exception {
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", cluster.bootstrapServers()), bytes, bytes)) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (var webhook : webhooks.entrySet()) {
                var record = new ProducerRecord<>(
                        Topics.bronze(Lane.LIVE).name(),
                        DirtyHour.key(webhook.getValue()).getBytes(StandardCharsets.UTF_8),
                        webhook.getValue().getBytes(StandardCharsets.UTF_8));
                record.headers()
                        .add(Headers.SOURCE, Headers.bytes(Headers.WEBHOOK))
                        .add(Headers.FETCHED_AT, Headers.bytes("1767225600000"))
                        .add(Headers.POSITION, Headers.bytes("1"))
                        .add(Headers.WEBHOOK_EVENT, Headers.bytes("push"))
                        .add(Headers.WEBHOOK_DELIVERY, Headers.bytes(webhook.getKey()));
                sent.add(producer.send(record));
            }
            for (var one : sent) {
                one.get();
            }
        }
    }

    /** Every fourth is killed while it starts or before its first commit; for the others the moment counts from there. */
    private void runAndKill(boolean starting, long afterMillis) throws Exception {
        check.isComplete();
        long before = check.records();
        long start = System.nanoTime();
        var processor = processor();
        if (!starting) {
            Awaitility.await("first commit")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> check.isComplete() || check.records() > before || !processor.isAlive());
            noteFirstCommit(start);
        }
        long end = System.nanoTime() + Duration.ofMillis(afterMillis).toNanos();
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> System.nanoTime() > end);
        processor.kill();
        inTransaction += cluster.openTransactions() > 0 ? 1 : 0;
        check.isComplete();
        assertNothingWrong(processor);
    }

    private void noteFirstCommit(long start) {
        restartMillis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    /** How long it took, in nanoseconds. */
    private long runToItsEnd() throws Exception {
        boolean complete = check.isComplete();
        long before = check.records();
        long start = System.nanoTime();
        try (var processor = processor()) {
            if (!complete) {
                Awaitility.await("first records")
                        .atMost(LIMIT)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> check.isComplete() || check.records() > before || !processor.isAlive());
                noteFirstCommit(start);
            }
            Awaitility.await("incomplete")
                    .atMost(LIMIT)
                    .untilAsserted(() -> assertThat(check.isComplete())
                            .as(() -> "incomplete, not there: "
                                    + check.missing().stream().limit(20).toList() + "\n" + processor.output())
                            .isTrue());
            assertNothingWrong(processor);
            long end = System.nanoTime();
            awaitAccounts(processor);
            return end - start;
        }
    }

    private void assertNothingWrong(ServiceProcess processor) {
        assertThat(check.wrong().stream().limit(20))
                .as("wrong; " + processor.output())
                .isEmpty();
    }

    /** They may be a commit behind what they count, never ahead of it. */
    private void awaitAccounts(ServiceProcess processor) {
        Awaitility.await("accounts").atMost(LIMIT).untilAsserted(() -> {
            check.isComplete();
            var accounts = check.accounts();
            assertThat(sum(accounts, Account::getLines)).as(processor::output).isEqualTo(lines);
            assertThat(accounts)
                    .allSatisfy(account -> assertThat(account.getLines())
                            .isEqualTo(account.getSilver() + account.getDead() + account.getDuplicates()));
            assertThat(sum(accounts, Account::getSilver) + sum(accounts, Account::getDead))
                    .isEqualTo(check.records());
            assertThat(sum(accounts, Account::getSemanticDuplicates)).isEqualTo(pairs);
        });
    }

    private static long sum(Collection<Account> accounts, ToLongFunction<Account> figure) {
        return accounts.stream().mapToLong(figure).sum();
    }

    private ServiceProcess ingester(Path file) {
        var environment = environment("ingester");
        environment.put("SLUICE_SOURCE", "file:" + file);
        return start("dev.sluice.ingester.Main", environment, "ingester.txt", "256m");
    }

    /** Two threads: each has two partitions, and stores of its own. */
    private ServiceProcess processor() {
        var environment = environment("processor");
        environment.put("SLUICE_STREAMS_THREADS", "2");
        return start("dev.sluice.streams.Main", environment, "processor.txt", "384m");
    }

    private Map<String, String> environment(String service) {
        var environment = new HashMap<>(cluster.environment());
        environment.put("SLUICE_STATE_DIR", folder.resolve("state-" + service).toString());
        environment.put("SLUICE_HEALTH_PORT", "0");
        return environment;
    }

    private ServiceProcess start(String main, Map<String, String> environment, String output, String heap) {
        return ServiceProcess.start(
                main,
                environment,
                folder.resolve(output),
                List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    }
}
