package dev.sluice.endtoend;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What Sluice made of the raw files against what {@link Oracle} makes of them, row for row. */
public final class Comparison {
    /** Oracle query to what stands for it in gold. */
    private static final Map<String, String> GOLD = new LinkedHashMap<>(Map.of(
            "event_counts_hourly",
            "SELECT hour, type, sum(events)::BIGINT FROM gold.gold_event_counts_hourly GROUP BY ALL",
            "repo_activity_hourly",
            "SELECT hour, repo_id, type, sum(events)::BIGINT FROM gold.gold_repo_activity_hourly GROUP BY ALL",
            "pull_requests",
            "SELECT hour, repo_id, number, sum(opened)::BIGINT, sum(closed)::BIGINT, sum(merged)::BIGINT,"
                    + " sum(reopened)::BIGINT, min(first_opened_at), max(last_opened_at)"
                    + " FROM gold.gold_pull_requests GROUP BY ALL"));

    private Comparison() {}

    /** Differences by table; every list is empty where all is equal. Silver is read as the manifest lists it. */
    public static Map<String, List<String>> differences(Oracle oracle, Path dataDir, Path snapshot)
            throws SQLException {
        var differences = new LinkedHashMap<String, List<String>>();
        differences.put(
                "silver by type", oracle.differences("events_by_type", silverByType(oracle, dataDir.resolve("lake"))));
        oracle.with(snapshot);
        for (var table : GOLD.entrySet()) {
            differences.put(table.getKey(), oracle.differences(table.getKey(), table.getValue()));
        }
        oracle.detach();
        return differences;
    }

    /** SQL over the Parquet files that the manifest lists. */
    private static String silverByType(Oracle oracle, Path lake) throws SQLException {
        var paths = oracle.rows("SELECT file.path FROM (SELECT unnest(adds) AS file FROM read_json('"
                + lake.resolve("_manifest") + "/*.json'))");
        var files = paths.stream().map(path -> "'" + lake.resolve(path) + "'").collect(Collectors.joining(", "));
        return "SELECT type, count(*) FROM read_parquet([" + files + "], union_by_name = true) GROUP BY ALL";
    }
}
