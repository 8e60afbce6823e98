package dev.sluice.sink.silver;

import static java.util.stream.Collectors.joining;

import dev.sluice.schemas.EventType;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * A silver data set as SQL sees it.
 *
 * @param name of the table, such as {@code silver_pull_request}
 * @param columns in their order; the last two are the coordinates {@code _partition} and {@code _offset}
 */
public record SilverRelation(String name, List<Column> columns) {

    private static final Column PARTITION = new Column("_partition", "INTEGER", SilverRelation::notOfTheRecord);
    private static final Column OFFSET = new Column("_offset", "BIGINT", SilverRelation::notOfTheRecord);

    /** All columns of one type's records. */
    public static SilverRelation of(EventType type) {
        return new SilverRelation(
                "silver_" + type.dataset().replace('-', '_'), withCoordinates(AvroColumns.of(schema(type))));
    }

    /** What all records share, whatever their type: {@code silver_events}. */
    public static SilverRelation events() {
        return new SilverRelation("silver_events", withCoordinates(AvroColumns.envelope(schema(EventType.PUSH))));
    }

    /** The columns that are taken from the record. */
    List<Column> ofRecord() {
        return columns.subList(0, columns.size() - 2);
    }

    /** The same relation with some of its columns. */
    public SilverRelation only(Predicate<String> wanted) {
        return new SilverRelation(
                name,
                columns.stream().filter(column -> wanted.test(column.name())).toList());
    }

    /** Column names. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** Column names and types, as {@code create table} wants them. */
    public String definition() {
        return columns.stream()
                .map(column -> '"' + column.name() + "\" " + column.sqlType())
                .collect(joining(", "));
    }

    private static List<Column> withCoordinates(List<Column> columns) {
        return Stream.concat(columns.stream(), Stream.of(PARTITION, OFFSET)).toList();
    }

    private static Schema schema(EventType type) {
        return SpecificData.get().getSchema(type.record());
    }

    private static void notOfTheRecord(org.duckdb.DuckDBAppender row, org.apache.avro.generic.IndexedRecord silver) {
        throw new UnsupportedOperationException(
                "coordinates are not in the record " + silver.getSchema().getName());
    }
}
