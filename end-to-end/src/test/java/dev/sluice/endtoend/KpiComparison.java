package dev.sluice.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.endtoend.QueryProcess.Answer;
import dev.sluice.schemas.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What query-api answers against the batch computation over the raw files.
 *
 * @param query that is asked
 * @param oracle over the same files
 */
record KpiComparison(QueryProcess query, Oracle oracle) {
    private static final int REPOSITORIES = 20;
    private static final int AVERAGES = 1000;

    /** By question, what was expected and what was answered instead, or that the answer is not whole; empty where all is equal. */
    Map<String, String> differences() throws Exception {
        var differences = new TreeMap<String, String>();
        var all = allHours();
        Map<String, Long> byType = byType();
        var offset = query.ask("/kpi/event_count_offset?offset=2880");
        compare(
                differences,
                "event_count_offset",
                byType,
                offset,
                present(offset.body().get("counts")));
        var types = query.ask("/api/v1/events/counts?group_by=type&" + all);
        compare(differences, "counts by type", byType, types, rows(types));
        var hours = query.ask("/api/v1/events/counts?group_by=hour&" + all);
        compare(differences, "counts by hour", byHour(), hours, rows(hours));
        var busiest = query.ask("/api/v1/events/counts?group_by=repo&limit=" + REPOSITORIES + "&" + all);
        compare(differences, "counts by repository", byRepository(), busiest, repositories(busiest));
        var averages = query.ask("/kpi/avg_pr_time?limit=" + AVERAGES);
        compare(differences, "avg_pr_time", averages(), averages, gaps(averages));
        for (var repository : busiest.body().path("data")) {
            compareRepository(differences, repository);
        }
        return differences;
    }

    private static void compare(
            Map<String, String> differences, String what, Object expected, Answer answer, Object actual) {
        if (!expected.equals(actual) || !answer.isWhole()) {
            differences.put(
                    what,
                    "expected " + expected + ", was " + actual + " with " + answer.status() + " "
                            + answer.body().get("meta"));
        }
    }

    private void compareRepository(Map<String, String> differences, JsonNode repository) throws Exception {
        var name = repository.get("key").asText();
        long id = repository.get("repo_id").asLong();
        var answer = query.ask("/api/v1/repos/" + name + "?bots=include");
        var expected = counts("SELECT type, count(*) FROM raw_events WHERE repo_id = " + id + " GROUP BY ALL");
        compare(differences, name, expected, answer, present(answer.body().get("counts")));
        var average = query.ask("/kpi/avg_pr_time?repo=" + name);
        var gap = gaps("SELECT opened, seconds FROM (" + Oracle.text("average_pull_gap") + ") WHERE repo_id = " + id);
        compare(differences, "avg_pr_time of " + name, gap.isEmpty() ? List.of("0 null") : gap, average, gaps(average));
    }

    private String allHours() throws Exception {
        return oracle.rows("SELECT strftime('bots=include&from=%Y-%m-%dT%H:%M:%SZ', min(hour))"
                        + " || strftime('&to=%Y-%m-%dT%H:%M:%SZ', max(hour) + INTERVAL 1 HOUR) FROM raw_events")
                .get(0);
    }

    private Map<String, Long> byType() throws Exception {
        return counts(Oracle.text("events_by_type"));
    }

    /** What the catalogue lacks is counted as one; the sample has some, the real hours none. */
    private Map<String, Long> counts(String sql) throws Exception {
        return oracle.rows(sql).stream()
                .map(row -> row.split(" \\| ", 2))
                .collect(Collectors.toMap(
                        row -> EventType.ofGithubName(row[0]).githubName(),
                        row -> Long.parseLong(row[1]),
                        Long::sum,
                        TreeMap::new));
    }

    private Map<String, Long> byHour() throws Exception {
        return oracle
                .rows("SELECT strftime(hour, '%Y-%m-%dT%H:%M:%SZ'), count(*) FROM raw_events GROUP BY ALL")
                .stream()
                .map(row -> row.split(" \\| ", 2))
                .collect(Collectors.toMap(row -> row[0], row -> Long.parseLong(row[1]), Long::sum, TreeMap::new));
    }

    private List<String> byRepository() throws Exception {
        return oracle.rows("SELECT repo_id, count(*) AS events FROM raw_events WHERE repo_id IS NOT NULL"
                + " GROUP BY ALL ORDER BY events DESC, repo_id LIMIT " + REPOSITORIES);
    }

    private List<String> averages() throws Exception {
        return gaps("SELECT opened, seconds FROM (" + Oracle.text("average_pull_gap")
                + ") ORDER BY opened DESC, repo_id LIMIT " + AVERAGES);
    }

    private List<String> gaps(String sql) throws Exception {
        return oracle.rows(sql).stream()
                .map(row -> row.split(" \\| ", 2))
                .map(row -> gap(Long.parseLong(row[0]), row[1].equals("null") ? null : Double.valueOf(row[1])))
                .toList();
    }

    private static List<String> gaps(Answer answer) {
        var rows = new ArrayList<String>();
        for (var row : answer.body().has("data") ? answer.body().get("data") : List.of(answer.body())) {
            var seconds = row.path("avg_pr_time_seconds");
            rows.add(gap(row.path("pr_count").asLong(-1), seconds.isNumber() ? seconds.doubleValue() : null));
        }
        return rows;
    }

    private static String gap(long opened, Double seconds) {
        return opened + " " + (seconds == null ? null : Math.round(seconds * 1000) / 1000.0);
    }

    private static Map<String, Long> rows(Answer answer) {
        var counts = new TreeMap<String, Long>();
        answer.body()
                .path("data")
                .forEach(row -> counts.merge(
                        name(row.get("key").asText()), row.get("count").asLong(), Long::sum));
        return counts;
    }

    private static List<String> repositories(Answer answer) {
        var rows = new ArrayList<String>();
        answer.body()
                .path("data")
                .forEach(row -> rows.add(
                        row.path("repo_id").asLong() + " | " + row.path("count").asLong()));
        return rows;
    }

    /** Without the types that have none. */
    private static Map<String, Long> present(JsonNode counts) {
        var present = new TreeMap<String, Long>();
        if (counts != null) {
            counts.properties().stream()
                    .filter(count -> count.getValue().asLong() > 0)
                    .forEach(count ->
                            present.merge(name(count.getKey()), count.getValue().asLong(), Long::sum));
        }
        return present;
    }

    private static String name(String key) {
        return key.endsWith("Event") ? EventType.ofGithubName(key).githubName() : key;
    }
}
