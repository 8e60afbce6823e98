package dev.sluice.schemas.evolution;

import dev.sluice.schemas.serdes.SchemaText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * The history that a checkout keeps: {@code <topic>/<version>.avsc}, whole schemas that need no other file. Versions count
 * from 1 and are never changed; before the first release there is a {@link #DRAFT}, which may be.
 *
 * @param folder where it lies; it may be absent, which is an empty history
 */
public record ReleasedSchemas(Path folder) {
    /** Version of the draft of the first release. */
    public static final int DRAFT = 0;

    private static final String SUFFIX = ".avsc";

    /** Names of the topics that have a version. */
    public SortedSet<String> topics() {
        return names(folder);
    }

    /**
     * Every version of a topic, oldest first.
     *
     * @throws IllegalStateException if a file is no schema, or its name no number
     */
    public SortedMap<Integer, Schema> versions(String topic) {
        var versions = new TreeMap<Integer, Schema>();
        for (var name : names(folder.resolve(topic))) {
            var file = folder.resolve(topic).resolve(name);
            versions.put(number(file), read(file));
        }
        return Collections.unmodifiableSortedMap(versions);
    }

    /** True when no topic has more than a draft. */
    public boolean isDraft() {
        return topics().stream()
                .allMatch(topic -> versions(topic).keySet().stream().allMatch(v -> v == DRAFT));
    }

    /** Writes a version as a whole schema; the file's text is the registered one, indented. */
    void write(String topic, int version, Schema schema) {
        var file = folder.resolve(topic).resolve(version + SUFFIX);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, new Schema.Parser().parse(SchemaText.of(schema)).toString(true) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    void deleteDraft(String topic) {
        var file = folder.resolve(topic).resolve(DRAFT + SUFFIX);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }

    private static SortedSet<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Collections.emptySortedSet();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.endsWith(".md"))
                    .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static int number(Path file) {
        var name = file.getFileName().toString();
        if (!name.matches("\\d{1,6}\\.avsc")) {
            throw new IllegalStateException(
                    file + " does not belong to the history of schemas; expected <number>.avsc, such as 1.avsc");
        }
        return Integer.parseInt(name.substring(0, name.length() - SUFFIX.length()));
    }

    private static Schema read(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (SchemaParseException e) {
            throw new IllegalStateException(
                    file + " is not an Avro schema: " + e.getMessage() + "; take it from the last release again", e);
        }
    }
}
