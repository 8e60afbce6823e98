package dev.sluice.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sluice.schemas.queries.QueryJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files of the data directory that scripts read: whole or not there. */
final class JsonFile {
    private static final ObjectMapper JSON = QueryJson.mapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonFile() {}

    /** Replaces a file in one step. */
    static void write(Path file, Object content) {
        var next = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            JSON.writeValue(next.toFile(), content);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + "; is the disk full?", e);
        }
    }
}
