package dev.sluice.streams.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.PartitionProgress;
import dev.sluice.schemas.queries.Instance;
import dev.sluice.schemas.queries.MinuteCount;
import dev.sluice.schemas.queries.OpenedPulls;
import dev.sluice.schemas.queries.QueryJson;
import dev.sluice.schemas.queries.Remembered;
import dev.sluice.schemas.queries.RepoCount;
import dev.sluice.schemas.queries.SourceAccount;
import dev.sluice.schemas.queries.StoreAnswer;
import dev.sluice.schemas.queries.StoreQuery;
import dev.sluice.silver.ActorClass;
import dev.sluice.streams.account.Tally;
import dev.sluice.streams.count.Counts;
import dev.sluice.streams.count.OpenedInHour;
import dev.sluice.streams.count.OpenedInHour.Span;
import dev.sluice.streams.count.RepoActivity;
import dev.sluice.streams.count.RepoHour;
import dev.sluice.streams.count.RepoLabel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The port over HTTP, with stores in memory. */
final class QueryPortTest {
    private static final String HOURS = "?from=2016-01-01T01:00:00Z&to=2016-01-01T03:00:00Z";
    private static final Instant START = Instant.parse("2016-01-01T01:00:00Z");
    private static final Counts TWO_PUSHES = new Counts(HexFormat.of().parseHex("01010000000000000002"));

    private static final Remembered REMEMBERED = new Remembered("seen-events", 7, 2, 1);

    private final FakeStores stores = new FakeStores();
    private final QueryPort port = new QueryPort(Lane.LIVE, "127.0.0.1", "127.0.0.1", 0, () -> List.of(REMEMBERED));
    private Set<Integer> unread = Set.of();
    private boolean kafkaClosed;
    private final DrainSampler sampler = new DrainSampler(
            all -> all.stream().filter(p -> unread.contains(p.partition())).collect(Collectors.<TopicPartition>toSet()),
            () -> kafkaClosed = true,
            "github.bronze.events.v1");

    @AfterEach
    void close() {
        port.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + port.server() + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private <T> T answer(String path, TypeReference<T> type) throws IOException, InterruptedException {
        port.serve(stores, sampler);
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return QueryJson.mapper().readValue(answer.body(), type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                StoreQuery.INSTANCE,
                StoreQuery.MINUTES + HOURS,
                StoreQuery.REPOSITORIES + HOURS,
                StoreQuery.REPOSITORIES + HOURS + "&repo_id=7",
                StoreQuery.OPENED_PULLS + HOURS,
                StoreQuery.ACCOUNTS,
                StoreQuery.DRIFTS
            })
    void everyQuestionIsAnsweredThatItDoesNotRunYet(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).contains("Streams is not started yet on " + port.server());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                StoreQuery.INSTANCE,
                StoreQuery.MINUTES + HOURS,
                StoreQuery.REPOSITORIES + HOURS,
                StoreQuery.OPENED_PULLS + HOURS + "&repo_id=7",
                StoreQuery.ACCOUNTS,
                StoreQuery.DRIFTS
            })
    void storesThatAreRestoredAreNotAskedForASmallerNumber(String path) throws Exception {
        port.serve(stores, sampler);
        stores.stop();

        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("cannot be asked while Streams is REBALANCING");
    }

    @ParameterizedTest
    @CsvSource({
        "event-minutes?from=x&to=y, from is 'x'",
        "event-minutes, from is 'null'",
        "repositories?from=2016-01-01T01:30:00Z&to=2016-01-01T03:00:00Z, whole multiple of PT1H",
        "repositories?from=2016-01-01T01:00:00Z&to=2016-01-01T03:00:00Z&limit=0, limit is 0",
        "repositories?from=2016-01-01T01:00:00Z&to=2016-01-01T03:00:00Z&repo_id=octo, repo_id is 'octo'",
        "opened-pulls?from=2016-01-01T01:00:00Z&to=2016-01-01T03:00:00Z&bots=maybe, bots is 'maybe'",
    })
    void badParameterIsRefusedInJson(String path, String words) throws Exception {
        port.serve(stores, sampler);

        var answer = get("/internal/v1/" + path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).startsWith("{\"error\":").contains(words);
    }

    @Test
    void minutesAreMergedAndSayWhichPartitionsAnswered() throws Exception {
        stores.put("events-by-minute", 0, START.getEpochSecond() / 60, TWO_PUSHES);
        stores.put("events-by-minute", 1, START.getEpochSecond() / 60, TWO_PUSHES);

        var answer = answer(StoreQuery.MINUTES + HOURS, new TypeReference<StoreAnswer<MinuteCount>>() {});

        assertThat(answer.partitions()).containsExactly(0, 1);
        assertThat(answer.partitionsTotal()).isEqualTo(4);
        assertThat(answer.rows()).containsExactly(new MinuteCount(START, "PushEvent", ActorClass.HUMAN, 4));
    }

    @Test
    void partitionThatIsSilentIsMissingFromTheAnswer() throws Exception {
        stores.put("events-by-minute", 0, START.getEpochSecond() / 60, TWO_PUSHES);
        stores.silence(1);

        assertThat(answer(StoreQuery.MINUTES + HOURS, new TypeReference<StoreAnswer<MinuteCount>>() {})
                        .partitions())
                .containsExactly(0);
    }

    @Test
    void repositoriesAreAskedForTogetherOrOneByOne() throws Exception {
        int hour = (int) (START.getEpochSecond() / 3600);
        for (long repo = 7; repo < 10; repo++) {
            stores.put(
                    "activity-by-repo-hour",
                    0,
                    new RepoHour(hour, repo),
                    new RepoActivity(new RepoLabel(1, "octo/r" + repo), TWO_PUSHES));
        }
        var rows = new TypeReference<StoreAnswer<RepoCount>>() {};

        assertThat(answer(StoreQuery.REPOSITORIES + HOURS + "&limit=2", rows).rows())
                .extracting(RepoCount::repoId)
                .containsExactly(7L, 8L);
        assertThat(answer(StoreQuery.REPOSITORIES + HOURS + "&repo_id=9", rows).rows())
                .containsExactly(new RepoCount(9, "octo/r9", 2, Map.of("PushEvent", 2L)));
        assertThat(answer(StoreQuery.REPOSITORIES + HOURS + "&bots=only", rows).rows())
                .isEmpty();
    }

    @Test
    void openedPullsAreAskedForTogetherOrOneByOne() throws Exception {
        int hour = (int) (START.getEpochSecond() / 3600);
        var span = new Span(2, START.toEpochMilli(), START.toEpochMilli() + 60_000);
        for (long repo = 7; repo < 9; repo++) {
            stores.put(
                    "opened-pulls-by-repo-hour",
                    1,
                    new RepoHour(hour, repo),
                    new OpenedInHour(new RepoLabel(1, null), Map.of(ActorClass.HUMAN, span)));
        }
        var rows = new TypeReference<StoreAnswer<OpenedPulls>>() {};

        assertThat(answer(StoreQuery.OPENED_PULLS + HOURS, rows).rows()).hasSize(2);
        assertThat(answer(StoreQuery.OPENED_PULLS + HOURS + "&repo_id=8", rows).rows())
                .containsExactly(new OpenedPulls(8, null, 2, START, START.plusSeconds(60)));
    }

    @Test
    void eventsThatNobodyHasSeenAreAnsweredWithThePartitionsThatWereAsked() throws Exception {
        port.serve(stores, sampler);
        var body = "[{\"partition\":1,\"type\":\"PushEvent\",\"id\":\"1\",\"created_at\":\"2016-01-01T01:00:00Z\"}]";

        var answer = post(StoreQuery.SEEN, body);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"partitions\":[0,1],\"partitions_total\":4,\"rows\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[{\"partition\":1}]", "[null]", "[{\"partition\":"})
    void aQuestionThatIsNoListOfEventsIsRefused(String body) throws Exception {
        port.serve(stores, sampler);

        var answer = post(StoreQuery.SEEN, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("created_at");
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + port.server() + path))
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void accountsAreMergedOverPartitions() throws Exception {
        stores.put("accounts", 0, "a", new Tally(3, 2, 1, 0, 0, START.toEpochMilli(), 9, 0));
        stores.put("accounts", 1, "a", new Tally(1, 0, 0, 1, 0, Long.MIN_VALUE, 4, 0));

        assertThat(answer(StoreQuery.ACCOUNTS, new TypeReference<StoreAnswer<SourceAccount>>() {})
                        .rows())
                .containsExactly(new SourceAccount("a", 4, 2, 1, 1, 0, START, 0));
    }

    @Test
    void instanceTellsItsPeersAndHowFarEachPartitionIs() throws Exception {
        stores.put("accounts", 0, "a", new Tally(3, 2, 1, 0, 0, START.toEpochMilli(), 9, 0));
        unread = Set.of(0);
        sampler.sample();

        assertThat(answer(StoreQuery.INSTANCE, new TypeReference<Instance>() {}))
                .satisfies(instance -> {
                    assertThat(instance.lane()).isEqualTo("github");
                    assertThat(instance.state()).isEqualTo("RUNNING");
                    assertThat(instance.url()).isEqualTo("http://" + port.server());
                    assertThat(instance.peers()).containsExactly("http://a:1", "http://b:2");
                    assertThat(instance.partitionsTotal()).isEqualTo(4);
                    assertThat(instance.progress())
                            .containsExactly(
                                    new PartitionProgress(0, START, false), new PartitionProgress(1, null, true));
                    assertThat(instance.remembered()).containsExactly(REMEMBERED);
                });
    }

    @Test
    void samplerEndsWithThePort() {
        port.serve(stores, sampler);

        port.close();

        assertThat(kafkaClosed).isTrue();
    }
}
