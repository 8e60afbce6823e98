package dev.sluice.query.gold;

import dev.sluice.query.answer.RepoName;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.queries.OpenedPulls;
import dev.sluice.schemas.queries.RepoCount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The questions to one snapshot, each a file under {@code sql/queries}. Valid within {@link GoldSnapshots#read} alone. */
public final class GoldTables {
    private static final NamedSql EVENT_COUNTS = ResourceText.query("event_counts");
    private static final NamedSql REPOSITORIES = ResourceText.query("repositories");
    private static final NamedSql OPENED_PULLS = ResourceText.query("opened_pulls");
    private static final NamedSql KNOWN_REPO = ResourceText.query("known_repo");
    private static final NamedSql ACTIVITY = ResourceText.query("hour_activity");

    /** Stands for "any repository": GitHub's ids are positive. */
    private static final long ANY = -1;

    private final OpenSnapshot snapshot;

    GoldTables(OpenSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** What the snapshot says of itself. */
    public SnapshotFacts facts() {
        return snapshot.facts();
    }

    /** Events by hour and type; a type outside the catalogue may have several rows of one hour. */
    public List<HourCount> eventCounts(TimeRange hours, BotFilter bots) {
        return select(
                EVENT_COUNTS.bind().over(hours, bots),
                row -> new HourCount(
                        Utc.instant(row, "hour"), catalogued(row.getString("type")), row.getLong("events")));
    }

    /** The busiest repositories. */
    public List<RepoCount> busiest(TimeRange hours, BotFilter bots, int limit) {
        return repositories(hours, bots, limit, "");
    }

    /** Those of the given ids that had an event, the busiest first. */
    public List<RepoCount> repositories(TimeRange hours, BotFilter bots, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : repositories(
                        hours,
                        bots,
                        ids.size(),
                        ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    private List<RepoCount> repositories(TimeRange hours, BotFilter bots, int limit, String ids) {
        return select(
                REPOSITORIES.bind().over(hours, bots).with("limit", limit).with("ids", ids), GoldTables::repoCount);
    }

    /** Pull requests opened, by repository, or in the one of that id. */
    public List<OpenedPulls> openedPulls(TimeRange hours, BotFilter bots, OptionalLong repoId) {
        return select(
                OPENED_PULLS.bind().over(hours, bots).with("repo_id", repoId.orElse(ANY)),
                row -> new OpenedPulls(
                        row.getLong("repo_id"),
                        row.getString("repo_name"),
                        row.getLong("opened"),
                        Utc.instant(row, "first_opened_at"),
                        Utc.instant(row, "last_opened_at")));
    }

    /** The repository that carried that name last, whatever it is called now. */
    public Optional<KnownRepo> repo(RepoName name) {
        return select(KNOWN_REPO.bind().with("name", name.toString()), GoldTables::knownRepo).stream()
                .findFirst();
    }

    /** How busy those hours were. */
    public HourActivity activity(TimeRange hours, BotFilter bots) {
        return select(
                        ACTIVITY.bind().over(hours, bots),
                        row -> new HourActivity(row.getLong("repos_active"), row.getLong("pull_requests_opened")))
                .get(0);
    }

    /** Any statement's rows. */
    public <R> List<R> select(BoundSql sql, RowReader<R> reader) {
        try {
            return snapshot.select(sql, reader);
        } catch (SQLException e) {
            throw new GoldException("gold-" + facts().number() + ".duckdb does not answer: " + e.getMessage(), e);
        }
    }

    /** Gold has GitHub's own names; the state stores, and so our answers, call what is not in the catalogue {@code other}. */
    private static String catalogued(String type) {
        return EventType.ofGithubName(type).githubName();
    }

    private static RepoCount repoCount(ResultSet row) throws SQLException {
        var types = strings(row, "types");
        var counts = (Object[]) row.getArray("counts").getArray();
        Map<String, Long> byType = new TreeMap<>();
        for (int i = 0; i < types.size(); i++) {
            byType.merge(catalogued(types.get(i)), ((Number) counts[i]).longValue(), Long::sum);
        }
        return new RepoCount(row.getLong("repo_id"), row.getString("repo_name"), row.getLong("events"), byType);
    }

    private static KnownRepo knownRepo(ResultSet row) throws SQLException {
        return new KnownRepo(
                row.getLong("repo_id"),
                row.getString("repo_name"),
                strings(row, "also_known_as"),
                Utc.instant(row, "first_seen_hour"),
                Utc.instant(row, "last_seen_hour"));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray())
                        .map(String::valueOf)
                        .collect(Collectors.toList());
    }
}
