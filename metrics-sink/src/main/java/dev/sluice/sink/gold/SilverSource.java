package dev.sluice.sink.gold;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.sluice.lake.LakeLayout;
import dev.sluice.lake.LakeView;
import dev.sluice.schemas.EventType;
import dev.sluice.sink.silver.SilverRelation;
import dev.sluice.sink.sql.SqlFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A silver relation that models read, loaded with the distinct events of some hours: neither copies nor semantic duplicates, so that no
 * model need leave them out.
 *
 * @param relation its name and columns
 * @param datasets whose files hold its rows
 */
record SilverSource(SilverRelation relation, Set<String> datasets) {

    /** What {@code drop_copies.sql} and {@code drop_semantic_duplicates.sql} look at. */
    private static final Set<String> TELLS_COPIES = Set.of(
            "type", "event_id", "created_at", "ingested_at", "lane", "_partition", "_offset", "semantic_duplicate");

    private static final SqlFile CREATE = SqlFile.load("work/source_table.sql");
    private static final SqlFile LOAD = SqlFile.load("work/load.sql");
    private static final SqlFile DROP_COPIES = SqlFile.load("work/drop_copies.sql");
    private static final SqlFile DROP_SEMANTIC_DUPLICATES = SqlFile.load("work/drop_semantic_duplicates.sql");

    /** The relations that these models name, with the columns that they name, and no others. */
    static List<SilverSource> readBy(List<GoldModel> models) {
        Set<String> all =
                Arrays.stream(EventType.values()).map(EventType::dataset).collect(toUnmodifiableSet());
        Stream<SilverSource> perType = Arrays.stream(EventType.values())
                .map(type -> new SilverSource(SilverRelation.of(type), Set.of(type.dataset())));
        return Stream.concat(Stream.of(new SilverSource(SilverRelation.events(), all)), perType)
                .filter(source -> models.stream().anyMatch(model -> model.names(source.relation.name())))
                .map(source -> source.narrowedTo(models))
                .toList();
    }

    private SilverSource narrowedTo(List<GoldModel> models) {
        List<GoldModel> readers =
                models.stream().filter(model -> model.names(relation.name())).toList();
        return new SilverSource(
                relation.only(column ->
                        TELLS_COPIES.contains(column) || readers.stream().anyMatch(model -> model.names(column))),
                datasets);
    }

    /** Fills the relation from the files that the manifest lists for these hours. */
    void load(WorkDatabase work, Collection<Instant> hours, LakeView view, LakeLayout lake) throws SQLException {
        clear(work);
        List<Path> files = hours.stream()
                .flatMap(hour -> datasets.stream()
                        .flatMap(dataset -> view.files(dataset, hour, hour.plus(Duration.ofHours(1))).stream()))
                .map(file -> lake.file(file.path()))
                .toList();
        if (!files.isEmpty()) {
            work.execute(LOAD.with("table", relation.name())
                    .with(
                            "columns",
                            relation.names().stream().map(SqlFile::literal).collect(joining(", ")))
                    .with("files", SqlFile.literals(files)));
            work.execute(DROP_COPIES.with("table", relation.name()));
            work.execute(DROP_SEMANTIC_DUPLICATES.with("table", relation.name()));
        }
    }

    /** Empties the relation, creating it if need be. */
    void clear(WorkDatabase work) throws SQLException {
        work.execute(CREATE.with("table", relation.name()).with("columns", relation.definition()));
    }
}
