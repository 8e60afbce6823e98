package dev.sluice.sink.silver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.EventType;
import dev.sluice.silver.PullRequestOutcome;
import dev.sluice.sink.TestEvents;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Avro records to DuckDB rows. */
class AvroColumnsTest {

    @Test
    void theEnvelopeComesFirstThenTheTypesOwnFieldsThenTheCoordinates() {
        assertThat(SilverRelation.of(EventType.FORK).names())
                .containsExactly(
                        "event_id",
                        "type",
                        "created_at",
                        "ingested_at",
                        "actor_id",
                        "actor_login",
                        "actor_class",
                        "repo_id",
                        "repo_name",
                        "org_id",
                        "org_login",
                        "public",
                        "source",
                        "lane",
                        "payload_shape",
                        "semantic_duplicate",
                        "forkee_id",
                        "forkee_name",
                        "forkee_owner_id",
                        "forkee_owner_login",
                        "forkee_owner_type",
                        "forkee_created_at",
                        "forkee_pushed_at",
                        "forkee_default_branch",
                        "forkee_description",
                        "forkee_language",
                        "forkee_license",
                        "forkee_topics",
                        "forkee_size",
                        "_partition",
                        "_offset");
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeHasTheEnvelope(EventType type) {
        List<String> envelope = SilverRelation.events().names();

        assertThat(SilverRelation.of(type).names()).containsAll(envelope).startsWith("event_id");
        assertThat(SilverRelation.of(type).name())
                .isEqualTo("silver_" + type.dataset().replace('-', '_'));
    }

    @Test
    void aRecordBecomesARowOfItsValues() throws SQLException {
        try (DuckDBConnection duckDb = connect()) {
            SilverTable table = new SilverTable(duckDb, SilverRelation.of(EventType.PULL_REQUEST));
            table.append(
                    TestEvents.pullRequest("77", "2016-01-01T01:02:03Z", 9, "closed", PullRequestOutcome.MERGED),
                    3,
                    55);
            table.hours();

            assertThat(row(duckDb, "select * from silver_pull_request"))
                    .containsEntry("event_id", "77")
                    .containsEntry("created_at", java.sql.Timestamp.valueOf("2016-01-01 01:02:03"))
                    .containsEntry("actor_id", 7L)
                    .containsEntry("actor_class", "HUMAN")
                    .containsEntry("org_id", null)
                    .containsEntry("public", true)
                    .containsEntry("payload_shape", "FULL")
                    .containsEntry("outcome", "MERGED")
                    .containsEntry("number", 9)
                    .containsEntry("additions", null)
                    .containsEntry("_partition", 3)
                    .containsEntry("_offset", 55L);
        }
    }

    @Test
    void listsOfTextStayListsAndOtherStructuresBecomeJson() throws SQLException {
        Schema schema = new Schema.Parser().parse("""
                {"type": "record", "name": "Future", "fields": [
                  {"name": "event", "type": {"type": "record", "name": "Head", "fields": [{"name": "id", "type": "string"}]}},
                  {"name": "labels", "type": {"type": "array", "items": "string"}},
                  {"name": "sizes", "type": ["null", {"type": "map", "values": "int"}]},
                  {"name": "ratio", "type": "double"},
                  {"name": "share", "type": "float"},
                  {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}}]}""");
        GenericRecord head = new GenericData.Record(schema.getField("event").schema());
        head.put("id", "1");
        GenericRecord record = new GenericData.Record(schema);
        record.put("event", head);
        record.put("labels", List.of("bug", "good first issue"));
        record.put("sizes", Map.of("a", 1));
        record.put("ratio", 0.5);
        record.put("share", 0.25f);
        record.put("at", Instant.parse("2016-01-01T00:00:00.000001Z"));

        assertThat(appended(schema, record))
                .containsEntry("event_id", "1")
                .containsEntry("labels", "[bug, good first issue]")
                .containsEntry("sizes", "{\"a\": 1}")
                .containsEntry("ratio", "0.5")
                .containsEntry("share", "0.25")
                .containsEntry("at", "2016-01-01 00:00:00.000001");
    }

    private static Map<String, Object> appended(Schema schema, GenericRecord record) throws SQLException {
        List<Column> columns = AvroColumns.of(schema);
        try (DuckDBConnection duckDb = connect()) {
            try (Statement create = duckDb.createStatement()) {
                create.execute("create table future (" + new SilverRelation("future", columns).definition() + ")");
            }
            try (DuckDBAppender appender = duckDb.createAppender("future")) {
                appender.beginRow();
                for (Column column : columns) {
                    column.cell().append(appender, record);
                }
                appender.endRow();
            }
            return row(duckDb, "select columns(*)::varchar from future");
        }
    }

    private static DuckDBConnection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    }

    private static Map<String, Object> row(DuckDBConnection duckDb, String sql) throws SQLException {
        try (Statement statement = duckDb.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            assertThat(found.next()).isTrue();
            Map<String, Object> row = new java.util.HashMap<>();
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                row.put(found.getMetaData().getColumnName(i), found.getObject(i));
            }
            return row;
        }
    }
}
