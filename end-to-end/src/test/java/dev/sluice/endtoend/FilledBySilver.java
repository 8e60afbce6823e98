package dev.sluice.endtoend;

import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.silver.Envelope;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.EventParser;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** How often each field of each silver record has a value; a field within a list counts once for each element that has it. */
final class FilledBySilver {
    private final EventParser parser = new EventParser(Lane.HISTORY);
    private final RecordHeaders headers = new RecordHeaders();
    private final Map<String, Long> filled = new TreeMap<>();
    private int refused;

    FilledBySilver() {
        headers.add(Headers.SOURCE, Headers.bytes("file:/raw"));
        headers.add(Headers.FETCHED_AT, Headers.bytes("1795262400000"));
    }

    /** Adds the events of a file, one a line. */
    void add(Path file) throws IOException {
        var bytes = new BufferedInputStream(Files.newInputStream(file));
        try (var lines = new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (parser.parse(line.getBytes(StandardCharsets.UTF_8), headers) instanceof Accepted accepted) {
                    add(accepted.type(), accepted.silver());
                } else {
                    refused++;
                }
            }
        }
    }

    private void add(EventType type, IndexedRecord silver) {
        for (var field : silver.getSchema().getFields()) {
            var value = silver.get(field.pos());
            if (value instanceof Envelope envelope) {
                envelope.getSchema()
                        .getFields()
                        .forEach(of -> count(type, "event." + of.name(), envelope.get(of.pos())));
            } else {
                count(type, field.name(), value);
            }
        }
    }

    private void count(EventType type, String name, Object value) {
        if (value instanceof Collection<?> list) {
            list.forEach(element -> count(type, name, element));
        } else if (value instanceof IndexedRecord part) {
            part.getSchema().getFields().forEach(of -> count(type, name + "." + of.name(), part.get(of.pos())));
        } else if (value != null) {
            filled.merge(type.githubName() + " " + name, 1L, Long::sum);
        }
    }

    /** Number of values by type and field, such as {@code PushEvent commits.sha}; what has none is not in it. */
    Map<String, Long> counts() {
        return filled;
    }

    int refused() {
        return refused;
    }
}
