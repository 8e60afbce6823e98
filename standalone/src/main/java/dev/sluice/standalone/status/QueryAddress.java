package dev.sluice.standalone.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.runtime.settings.ConfigException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the query-api to ask: of a data directory, else that of the environment, else of the stack below {@code ./data} that was started last.
 *
 * @param environment may name it
 * @param data folder of data directories
 */
record QueryAddress(Map<String, String> environment, Path data) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PORTS = "ports.json";

    /** @throws ConfigException if there is nothing to be found */
    URI find(Path dataDir) {
        if (dataDir != null) {
            return ofPorts(dataDir.resolve(PORTS));
        }
        var url = environment.getOrDefault(StatusCommand.URL.name(), "").strip();
        if (!url.isEmpty()) {
            return url(url);
        }
        return newest().map(QueryAddress::ofPorts)
                .orElseThrow(() -> none("no stack was started from " + data.toAbsolutePath()
                        + "; start one with ./sluice up, name its --data-dir, or set " + StatusCommand.URL.name()));
    }

    private static URI url(String text) {
        try {
            return StatusCommand.URL.reader().apply(text);
        } catch (IllegalArgumentException e) {
            throw none(StatusCommand.URL.name() + " is '" + text + "'; expected " + e.getMessage());
        }
    }

    private Optional<Path> newest() {
        if (!Files.isDirectory(data)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(data)) {
            return folders.map(folder -> folder.resolve(PORTS))
                    .filter(Files::exists)
                    .max(Comparator.comparing(file -> file.toFile().lastModified()));
        } catch (IOException e) {
            throw none("cannot list " + data.toAbsolutePath() + ": " + e.getMessage());
        }
    }

    private static URI ofPorts(Path file) {
        try {
            return URI.create("http://127.0.0.1:"
                    + JSON.readTree(file.toFile()).path("http").intValue());
        } catch (IOException e) {
            throw none(file + " does not say which ports are in use: " + e.getMessage()
                    + "; is ./sluice up running there?");
        }
    }

    private static ConfigException none(String problem) {
        return new ConfigException("connection(s)", List.of(problem));
    }
}
