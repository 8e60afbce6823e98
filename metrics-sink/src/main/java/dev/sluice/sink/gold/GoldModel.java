package dev.sluice.sink.gold;

import dev.sluice.sink.sql.SqlFile;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A gold table as a query over silver.
 *
 * @param table the table that it fills, which has the name of its file
 * @param sql a select over {@code silver_events} or the table of one type, such as {@code silver_pull_request}
 */
record GoldModel(String table, SqlFile sql) {

    private static final List<String> TABLES =
            List.of("gold_event_counts_hourly", "gold_repo_activity_hourly", "gold_pull_requests");

    /** All models. */
    static List<GoldModel> all() {
        return TABLES.stream()
                .map(table -> new GoldModel(table, SqlFile.load("gold/" + table + ".sql")))
                .toList();
    }

    /** Whether the file names that table or column. */
    boolean names(String identifier) {
        return Pattern.compile("\\b" + identifier + "\\b").matcher(sql.text()).find();
    }
}
