package dev.sluice.sink.gold;

import static java.util.stream.Collectors.joining;

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
 * A silver relation that models read, loaded with the distinct events of some hours.
 *
 * @param relation its name and columns
 * @param datasets whose files hold its rows
 */
record SilverSource(SilverRelation relation, Set<String> datasets) {

    private static final SqlFile CREATE = SqlFile.load("work/source_table.sql");
    private static final SqlFile LOAD = SqlFile.load("work/load.sql");

    /** The relations that these models name, and no others. */
    static List<SilverSource> readBy(List<GoldModel> models) {
        List<String> all =
                Arrays.stream(EventType.values()).map(EventType::dataset).toList();
        Stream<SilverSource> perType = Arrays.stream(EventType.values())
                .map(type -> new SilverSource(SilverRelation.of(type), Set.of(type.dataset())));
        return Stream.concat(Stream.of(new SilverSource(SilverRelation.events(), Set.copyOf(all))), perType)
                .filter(source -> models.stream().anyMatch(model -> model.reads(source.relation)))
                .toList();
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
        }
    }

    /** Empties the relation, creating it if need be. */
    void clear(WorkDatabase work) throws SQLException {
        work.execute(CREATE.with("table", relation.name()).with("columns", relation.definition()));
    }
}
