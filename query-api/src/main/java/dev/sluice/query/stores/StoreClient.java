package dev.sluice.query.stores;

import com.fasterxml.jackson.databind.JavaType;
import dev.sluice.query.answer.Coverage;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.queries.DriftSeen;
import dev.sluice.schemas.queries.MinuteCount;
import dev.sluice.schemas.queries.OpenedPulls;
import dev.sluice.schemas.queries.RepoCount;
import dev.sluice.schemas.queries.SourceAccount;
import dev.sluice.schemas.queries.StoreAnswer;
import dev.sluice.schemas.queries.StoreQuery;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The questions to the state stores. An answer that does not cover every partition is tried once more, with fresh peers. */
public final class StoreClient {
    private static final Duration VIEW_LASTS = Duration.ofMillis(200);

    private final StoreHttp http;
    private final Peers peers;
    private final LongSupplier nanos;
    private PipelineView view;
    private long viewedAt;

    /**
     * @param settings instances to begin with
     * @param timeout how long an instance may take
     * @param nanos a clock that never jumps
     */
    public StoreClient(Collection<URI> settings, Duration timeout, LongSupplier nanos) {
        this.http = new StoreHttp(timeout);
        this.peers = new Peers(http, settings);
        this.nanos = nanos;
    }

    /** Who is there and how far it has read; at most 0.2 s old. */
    public synchronized PipelineView view() {
        if (view == null || nanos.getAsLong() - viewedAt > VIEW_LASTS.toNanos()) {
            view = new PipelineView(peers.refresh());
            viewedAt = nanos.getAsLong();
        }
        return view;
    }

    /** Asks for what the stores may hold of a range, as far as its end is known: the coverage is at most that of the pipeline. */
    public <R> StoreReply<R> held(TimeRange range, Function<TimeRange, StoreReply<R>> question) {
        var now = view();
        return now.held()
                .flatMap(range::within)
                .map(question)
                .map(reply -> new StoreReply<>(reply.rows(), reply.coverage().least(now.coverage())))
                .orElseGet(() -> new StoreReply<>(List.of(), now.coverage()));
    }

    /** Events by type, actor class and minute. */
    public StoreReply<MinuteCount> minutes(TimeRange minutes) {
        return ask(StoreQuery.MINUTES + range(minutes), MinuteCount.class);
    }

    /** The busiest repositories, or the one of that id. */
    public StoreReply<RepoCount> repositories(TimeRange hours, BotFilter bots, int limit, OptionalLong repoId) {
        return ask(
                StoreQuery.REPOSITORIES + range(hours) + bots(bots) + "&limit=" + limit + id(repoId), RepoCount.class);
    }

    /** Pull requests opened, by repository, or in the one of that id. */
    public StoreReply<OpenedPulls> openedPulls(TimeRange hours, BotFilter bots, OptionalLong repoId) {
        return ask(StoreQuery.OPENED_PULLS + range(hours) + bots(bots) + id(repoId), OpenedPulls.class);
    }

    /** What became of each source's lines. */
    public StoreReply<SourceAccount> accounts() {
        StoreReply<SourceAccount> reply = ask(StoreQuery.ACCOUNTS, SourceAccount.class);
        var bySource = new LinkedHashMap<String, SourceAccount>();
        reply.rows().forEach(account -> bySource.merge(account.source(), account, SourceAccount::plus));
        return new StoreReply<>(List.copyOf(bySource.values()), reply.coverage());
    }

    /** What was told of changes of the shape of events, the newest first. */
    public StoreReply<DriftSeen> drifts() {
        StoreReply<DriftSeen> reply = ask(StoreQuery.DRIFTS, DriftSeen.class);
        var byWhat = new LinkedHashMap<String, DriftSeen>();
        reply.rows().forEach(drift -> byWhat.merge(drift.what(), drift, DriftSeen::plus));
        return new StoreReply<>(
                byWhat.values().stream().sorted(DriftSeen.NEWEST_FIRST).toList(), reply.coverage());
    }

    private <R> StoreReply<R> ask(String pathAndQuery, Class<R> row) {
        JavaType type = http.json().getTypeFactory().constructParametricType(StoreAnswer.class, row);
        StoreReply<R> first = merge(http.ask(peers.known(), pathAndQuery, type));
        if (first.coverage().complete()) {
            return first;
        }
        peers.refresh();
        StoreReply<R> second = merge(http.ask(peers.known(), pathAndQuery, type));
        return first.coverage().partitionsAnswered() > second.coverage().partitionsAnswered() ? first : second;
    }

    /**
     * Two instances may answer for a partition while it moves, or where one was taken for dead and does not know it: of answers that
     * overlap the later ones are left out, so nothing counts twice.
     *
     * @param answers the one to believe first
     */
    static <R> StoreReply<R> merge(List<StoreAnswer<R>> answers) {
        var partitions = new HashSet<Integer>();
        var rows = new ArrayList<R>();
        int total = 0;
        for (var answer : answers) {
            total = Math.max(total, answer.partitionsTotal());
            if (answer.partitions().stream().noneMatch(partitions::contains)) {
                partitions.addAll(answer.partitions());
                rows.addAll(answer.rows());
            }
        }
        return new StoreReply<>(
                rows, new Coverage(partitions.size(), answers.isEmpty() ? Topics.EVENT_PARTITIONS : total));
    }

    private static String range(TimeRange range) {
        return "?from=" + range.from() + "&to=" + range.to();
    }

    private static String bots(BotFilter bots) {
        return "&bots=" + bots.parameter();
    }

    private static String id(OptionalLong repoId) {
        return repoId.isPresent() ? "&repo_id=" + repoId.getAsLong() : "";
    }
}
