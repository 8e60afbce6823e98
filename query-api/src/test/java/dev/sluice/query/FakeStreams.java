package dev.sluice.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.PartitionProgress;
import dev.sluice.schemas.queries.DriftSeen;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A streams-processor that owns what it is told to, over real HTTP. */
public final class FakeStreams implements AutoCloseable {
    private final HttpServer http;
    private final ObjectMapper json = QueryJson.mapper();
    private final List<Integer> partitions;
    private final List<String> peers = new CopyOnWriteArrayList<>();
    private final List<MinuteCount> minutes = new CopyOnWriteArrayList<>();
    private final List<RepoHour> repoHours = new CopyOnWriteArrayList<>();
    private final List<OpenedPulls> pulls = new CopyOnWriteArrayList<>();
    private final List<SourceAccount> accounts = new CopyOnWriteArrayList<>();
    private final List<DriftSeen> drifts = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Instant greatest;
    private volatile boolean drained = true;
    private volatile boolean silent;
    private volatile boolean joining;

    private record RepoHour(Instant hour, long repoId, String name, String type, ActorClass actor, long events) {}

    /** Owns those partitions of four. */
    public FakeStreams(Integer... partitions) {
        this.partitions = Arrays.asList(partitions);
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
        answer(StoreQuery.INSTANCE, query -> instance());
        answer(
                StoreQuery.MINUTES,
                query -> rows(minutes.stream()
                        .filter(row -> within(row.minute(), query))
                        .toList()));
        answer(StoreQuery.REPOSITORIES, query -> rows(repos(query)));
        answer(
                StoreQuery.OPENED_PULLS,
                query -> rows(pulls.stream()
                        .filter(row -> within(row.firstOpenedAt(), query) && isAsked(row.repoId(), query))
                        .toList()));
        answer(StoreQuery.ACCOUNTS, query -> rows(accounts));
        answer(StoreQuery.DRIFTS, query -> rows(drifts));
        http.start();
    }

    /** Makes the answer of a query's parameters. */
    private interface Answerer {
        Object answer(Map<String, String> query);
    }

    private void answer(String path, Answerer answerer) {
        http.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI().toString());
            var query = parameters(exchange);
            boolean accepted = !silent && accepts(query);
            int refusal = silent ? 503 : 400;
            send(
                    exchange,
                    accepted ? 200 : refusal,
                    json.writeValueAsBytes(accepted ? answerer.answer(query) : "refused"));
        });
    }

    /** As streams-processor does: at most 32 days, at most 10,000 rows. */
    private static boolean accepts(Map<String, String> query) {
        boolean fewRows = Integer.parseInt(query.getOrDefault("limit", "1")) <= 10_000;
        return fewRows
                && (!query.containsKey("from")
                        || Duration.between(Instant.parse(query.get("from")), Instant.parse(query.get("to")))
                                        .compareTo(Duration.ofDays(32))
                                <= 0);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        var query = exchange.getRequestURI().getQuery();
        return query == null
                ? Map.of()
                : Pattern.compile("&")
                        .splitAsStream(query)
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private Instance instance() {
        var all = new ArrayList<String>();
        if (!joining) {
            all.addAll(peers);
            all.add(url().toString());
        }
        var progress = partitions.stream()
                .map(partition -> new PartitionProgress(partition, greatest, drained))
                .toList();
        return new Instance(
                "github",
                "RUNNING",
                url().toString(),
                all,
                4,
                progress,
                List.of(new Remembered("seen-events", 1_000, 2, 0)));
    }

    private <R> StoreAnswer<R> rows(List<R> rows) {
        return new StoreAnswer<>(partitions, 4, rows);
    }

    private List<RepoCount> repos(Map<String, String> query) {
        var bots = BotFilter.parse(query.get("bots"));
        return repoHours.stream()
                .filter(row -> within(row.hour(), query) && isAsked(row.repoId(), query) && bots.accepts(row.actor()))
                .collect(Collectors.groupingBy(RepoHour::repoId))
                .values()
                .stream()
                .map(rows -> new RepoCount(
                        rows.get(0).repoId(),
                        rows.get(0).name(),
                        rows.stream().mapToLong(RepoHour::events).sum(),
                        rows.stream()
                                .collect(Collectors.groupingBy(
                                        RepoHour::type, Collectors.summingLong(RepoHour::events)))))
                .limit(Integer.parseInt(query.get("limit")))
                .toList();
    }

    private static boolean within(Instant time, Map<String, String> query) {
        return !time.isBefore(Instant.parse(query.get("from"))) && time.isBefore(Instant.parse(query.get("to")));
    }

    private static boolean isAsked(long repoId, Map<String, String> query) {
        return !query.containsKey("repo_id") || query.get("repo_id").equals(Long.toString(repoId));
    }

    /** Where it answers. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Tells of another instance. */
    public FakeStreams knows(FakeStreams peer) {
        peers.add(peer.url().toString());
        return this;
    }

    /** Tells of it no more. */
    public void forgets(FakeStreams peer) {
        peers.remove(peer.url().toString());
    }

    /** Whether it refuses every question, as while its stores are restored. */
    public void silent(boolean now) {
        silent = now;
    }

    /** Has not joined its group again, and tells of nobody. */
    public void joining() {
        joining = true;
    }

    /** Has read up to that event time, and everything there is. */
    public FakeStreams readUpTo(String time) {
        greatest = Instant.parse(time);
        return this;
    }

    /** Has unread records. */
    public FakeStreams withUnread() {
        drained = false;
        return this;
    }

    /** Holds events of a minute. */
    public FakeStreams minute(String minute, String type, ActorClass actor, long events) {
        minutes.add(new MinuteCount(Instant.parse(minute), type, actor, events));
        return this;
    }

    /** Holds events of a repository in an hour. */
    public FakeStreams repo(String hour, long id, String name, String type, ActorClass actor, long events) {
        repoHours.add(new RepoHour(Instant.parse(hour), id, name, type, actor, events));
        return this;
    }

    /** Holds pull requests that were opened. */
    public FakeStreams opened(long id, String name, long opened, String first, String last) {
        pulls.add(new OpenedPulls(id, name, opened, Instant.parse(first), Instant.parse(last)));
        return this;
    }

    /** Holds a source's account. */
    public FakeStreams account(String source, long silver, long dead, long duplicates) {
        accounts.add(new SourceAccount(source, silver + dead + duplicates, silver, dead, duplicates, 0, greatest, 0));
        return this;
    }

    /** Saw that key vanish, at that event time. */
    public FakeStreams lost(String type, String path, String time) {
        var at = Instant.parse(time);
        drifts.add(new DriftSeen("live", type, "KEY_VANISHED", path, null, at, at, partitions));
        return this;
    }

    /** What it was asked: paths with their queries. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
