package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Silver has in each field of each type as many values as the raw files have, as DuckDB counts them. */
final class FillRatesTest {
    @Test
    void eachFieldOfEachTypeIsFilledAsOftenAsTheRawFilesSay() throws IOException, SQLException {
        var files = files();
        var silver = new FilledBySilver();
        for (var file : files) {
            silver.add(file);
        }
        var expected = FilledByRaw.counts(files);
        System.out.println("FillRatesTest compared " + expected.size() + " fields over " + files.size() + " files");
        var differences = new TreeMap<String, String>();
        Stream.concat(expected.keySet().stream(), silver.counts().keySet().stream())
                .distinct()
                .filter(field -> !isOurs(field))
                .forEach(field -> {
                    long raw = expected.getOrDefault(field, 0L);
                    long ours = silver.counts().getOrDefault(field, 0L);
                    if (raw != ours) {
                        differences.put(field, "raw " + raw + ", silver " + ours);
                    }
                });

        assertThat(silver.refused()).isZero();
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(differences).isEmpty();
    }

    /** What the raw files do not have: where an event came from and what was told of it. */
    private static boolean isOurs(String field) {
        return field.matches(
                ".* event\\.(ingested_at|actor_class|source|lane|payload_shape|semantic_duplicate)|.* event\\.id");
    }

    private static List<Path> files() {
        var committed = Repository.root().resolve("streams-processor/src/test/resources/events");
        return Stream.of(
                        Stream.of(committed),
                        Repository.shared("hours").stream(),
                        Repository.shared("derived").stream(),
                        Repository.shared("fixtures").stream())
                .flatMap(folders -> folders)
                .flatMap(folder -> list(folder).stream())
                .filter(file -> file.toString().matches(".*\\.(ndjson|json\\.gz)"))
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
