package dev.sluice.streams.serve;

import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.queries.DriftSeen;
import dev.sluice.schemas.queries.EventKey;
import dev.sluice.schemas.queries.MinuteCount;
import dev.sluice.schemas.queries.OpenedPulls;
import dev.sluice.schemas.queries.RepoCount;
import dev.sluice.schemas.queries.SourceAccount;
import dev.sluice.schemas.queries.StoreAnswer;
import dev.sluice.silver.ActorClass;
import dev.sluice.streams.account.Accounts;
import dev.sluice.streams.account.Tally;
import dev.sluice.streams.count.CountEventMinutes;
import dev.sluice.streams.count.CountOpenedPulls;
import dev.sluice.streams.count.CountRepoHours;
import dev.sluice.streams.count.Counts;
import dev.sluice.streams.count.OpenedInHour;
import dev.sluice.streams.count.RepoActivity;
import dev.sluice.streams.count.RepoHour;
import dev.sluice.streams.dedup.SeenQuestion;
import dev.sluice.streams.drift.Told;
import dev.sluice.streams.drift.WatchDrift;
import dev.sluice.streams.drift.What;
import dev.sluice.streams.serve.Parameters.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the stores of this instance say, merged over its partitions: counts add, spans join.
 *
 * @param stores that are asked
 */
record Answers(Stores stores) {
    private static final Comparator<RepoCount> BUSIEST_FIRST =
            Comparator.comparingLong(RepoCount::events).reversed().thenComparingLong(RepoCount::repoId);

    /** Events per minute, type and class of actor. */
    StoreAnswer<MinuteCount> minutes(Range range) {
        var sums = new TreeMap<Long, Map<Cell, Long>>();
        var answered = stores.<Long, Counts>scan(
                CountEventMinutes.STORE,
                CountEventMinutes.minute(range.from()),
                CountEventMinutes.minute(range.to()) - 1,
                (partition, minute, counts) -> {
                    var cells = sums.computeIfAbsent(minute, m -> new HashMap<>());
                    counts.forEach((type, actor, events) -> cells.merge(new Cell(type, actor), events, Long::sum));
                });
        var rows = new ArrayList<MinuteCount>();
        sums.forEach((minute, cells) -> cells.forEach((cell, events) -> rows.add(new MinuteCount(
                Instant.EPOCH.plus(Duration.ofMinutes(minute)), cell.type().githubName(), cell.actor(), events))));
        return answer(answered, rows);
    }

    /** The busiest repositories. */
    StoreAnswer<RepoCount> repositories(Range range, BotFilter bots, int limit) {
        var sums = new HashMap<Long, RepoSum>();
        var answered = stores.<RepoHour, RepoActivity>scan(
                CountRepoHours.STORE,
                first(range),
                last(range),
                (partition, key, activity) ->
                        sums.computeIfAbsent(key.repoId(), RepoSum::new).add(activity, bots));
        return answer(answered, busiest(sums.values(), limit));
    }

    /** One repository. */
    StoreAnswer<RepoCount> repository(Range range, BotFilter bots, long repoId) {
        var sum = new RepoSum(repoId);
        var answered =
                this.<RepoActivity>eachHour(CountRepoHours.STORE, range, repoId, activity -> sum.add(activity, bots));
        return answer(answered, busiest(List.of(sum), 1));
    }

    private static List<RepoCount> busiest(Collection<RepoSum> sums, int limit) {
        return sums.stream()
                .map(RepoSum::row)
                .filter(row -> row.events() > 0)
                .sorted(BUSIEST_FIRST)
                .limit(limit)
                .toList();
    }

    /** Opened pull requests of all repositories. */
    StoreAnswer<OpenedPulls> openedPulls(Range range, BotFilter bots) {
        var sums = new TreeMap<Long, OpenedPulls>();
        var answered = stores.<RepoHour, OpenedInHour>scan(
                CountOpenedPulls.STORE,
                first(range),
                last(range),
                (partition, key, hour) -> addOpened(sums, key.repoId(), hour, bots));
        return answer(answered, List.copyOf(sums.values()));
    }

    /** Opened pull requests of one repository. */
    StoreAnswer<OpenedPulls> openedPulls(Range range, BotFilter bots, long repoId) {
        var sums = new TreeMap<Long, OpenedPulls>();
        var answered = this.<OpenedInHour>eachHour(
                CountOpenedPulls.STORE, range, repoId, hour -> addOpened(sums, repoId, hour, bots));
        return answer(answered, List.copyOf(sums.values()));
    }

    private static void addOpened(Map<Long, OpenedPulls> sums, long repoId, OpenedInHour hour, BotFilter bots) {
        hour.byActor().entrySet().stream()
                .filter(actor -> bots.accepts(actor.getKey()))
                .map(Map.Entry::getValue)
                .reduce(OpenedInHour.Span::plus)
                .map(span -> new OpenedPulls(
                        repoId,
                        hour.label().name(),
                        span.opened(),
                        Instant.ofEpochMilli(span.first()),
                        Instant.ofEpochMilli(span.last())))
                .ifPresent(opened -> sums.merge(repoId, opened, OpenedPulls::plus));
    }

    /** What became of each source's lines. */
    StoreAnswer<SourceAccount> accounts() {
        var sums = new TreeMap<String, SourceAccount>();
        var answered = stores.<String, Tally>scan(
                Accounts.STORE,
                null,
                null,
                (partition, source, tally) -> sums.merge(source, row(source, tally), SourceAccount::plus));
        return answer(answered, List.copyOf(sums.values()));
    }

    /** What was told of changes of the shape of events, the newest first. */
    StoreAnswer<DriftSeen> drifts() {
        var sums = new TreeMap<String, DriftSeen>();
        var answered = stores.<String, Told>scan(
                WatchDrift.STORE,
                null,
                null,
                (partition, what, told) -> sums.merge(what, row(What.of(what), told, partition), DriftSeen::plus));
        return answer(
                answered, sums.values().stream().sorted(DriftSeen.NEWEST_FIRST).toList());
    }

    private static DriftSeen row(What what, Told told, int partition) {
        return new DriftSeen(
                what.feed(),
                what.type(),
                what.change().name(),
                what.path(),
                what.value(),
                told.first(),
                told.last(),
                List.of(partition));
    }

    /** Those of these events that were seen on their partition. */
    StoreAnswer<EventKey> seen(List<EventKey> events) {
        var question = new SeenQuestion(events);
        var scans = new Scans();
        for (long day : question.days()) {
            scans.add(stores.<Long, byte[]>scan(
                    SeenQuestion.STORE,
                    SeenQuestion.firstKey(day),
                    SeenQuestion.lastKey(day),
                    (partition, key, block) -> question.show(partition, block)));
        }
        return answer(scans.answered(), question.seen());
    }

    /** Greatest event time of each partition that answers; null where it has none yet. */
    Map<Integer, Instant> greatestEventTimes() {
        var greatest = new TreeMap<Integer, Instant>();
        var answered = stores.<String, Tally>scan(Accounts.STORE, null, null, (partition, source, tally) -> {
            var time = tally.greatestEventTime();
            if (time != null) {
                greatest.merge(partition, time, (one, other) -> one.isAfter(other) ? one : other);
            }
        });
        answered.forEach(partition -> greatest.putIfAbsent(partition, null));
        return greatest;
    }

    private static SourceAccount row(String source, Tally tally) {
        return new SourceAccount(
                source,
                tally.lines(),
                tally.silver(),
                tally.dead(),
                tally.duplicates(),
                tally.late(),
                tally.greatestEventTime(),
                tally.semanticDuplicates());
    }

    /** Looks one repository up in each hour. */
    private <V> Set<Integer> eachHour(String store, Range range, long repoId, java.util.function.Consumer<V> visitor) {
        var scans = new Scans();
        for (int hour = RepoHour.hour(range.from()); hour < RepoHour.hour(range.to()); hour++) {
            var key = new RepoHour(hour, repoId);
            scans.add(stores.<RepoHour, V>scan(store, key, key, (partition, found, value) -> visitor.accept(value)));
        }
        return scans.answered();
    }

    private static RepoHour first(Range range) {
        return new RepoHour(RepoHour.hour(range.from()), 0);
    }

    private static RepoHour last(Range range) {
        return new RepoHour(RepoHour.hour(range.to()) - 1, Long.MAX_VALUE);
    }

    private static <R> StoreAnswer<R> answer(Set<Integer> partitions, List<R> rows) {
        return new StoreAnswer<>(List.copyOf(partitions), Topics.EVENT_PARTITIONS, rows);
    }

    /**
     * What a count is of.
     *
     * @param type of the events
     * @param actor who acted
     */
    private record Cell(EventType type, ActorClass actor) {}
}
