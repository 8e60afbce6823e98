package dev.sluice.streams.parse;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.schemas.Lane;
import dev.sluice.silver.Envelope;
import dev.sluice.streams.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;

/** An event in the shape of before October 2025 and in that of now: silver differs only in what the newer shape does not carry. */
final class EraPairsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path LISTED = Path.of("src/test/resources/contract/era-pairs.csv");

    private final EventParser parser = new EventParser(Lane.HISTORY);
    /** By type and field, an example of what differs. */
    private final Map<String, String> differences = new TreeMap<>();

    private final Set<String> seen = new TreeSet<>();
    private int pairs;

    @Test
    void onlyTheListedFieldsDifferAndThoseAreNullInTheNewerShape() throws IOException {
        var listed = Files.readAllLines(LISTED).stream()
                .skip(1)
                .map(row -> row.split(",", 4))
                .collect(toMap(row -> row[0] + " " + row[1], row -> row[2]));
        RealEvents.sources().stream()
                .filter(source -> source.name().matches("hours/201(5-01-01-0|6-01-01-[123]).*|events/20(19|21|23).*"))
                .forEach(source -> source.forEach((number, line) -> compare(line, listed)));
        System.out.println("EraPairsTest compared " + pairs + " pairs");

        assertThat(pairs).isPositive();
        assertThat(differences).as("fields that differ otherwise than listed").isEmpty();
        if (SharedData.folder().isPresent()) {
            assertThat(listed.keySet()).as("fields that differ").isEqualTo(seen);
        }
    }

    private void compare(byte[] line, Map<String, String> listed) {
        try {
            var older = silver(line);
            var newer = silver(JSON.writeValueAsBytes(NewerShape.of((ObjectNode) JSON.readTree(line))));
            pairs++;
            compare(((Envelope) older.get(0)).getType() + " ", older, newer, listed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(String prefix, IndexedRecord older, IndexedRecord newer, Map<String, String> listed) {
        for (var field : older.getSchema().getFields()) {
            var before = older.get(field.pos());
            var after = newer.get(field.pos());
            var name = prefix + field.name();
            if (before instanceof Envelope envelope) {
                compare(name + ".", envelope, (IndexedRecord) after, listed);
            } else if (!Objects.equals(before, after)) {
                seen.add(name);
                if (!isExpected(listed.get(name), after)) {
                    differences.putIfAbsent(name, before + " became " + after);
                }
            }
        }
    }

    private static boolean isExpected(String newer, Object after) {
        return newer != null && (!newer.equals("null") || after == null);
    }

    private IndexedRecord silver(byte[] line) {
        var headers = Lines.headers("file:/real", Long.toString(Lines.FETCHED_AT));
        return ((Accepted) parser.parse(line, headers)).silver();
    }
}
