package dev.sluice.lake;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A published copy of the gold tables; the file never changes.
 *
 * @param number the publication's number; a later one is greater
 * @param file the DuckDB file, to be opened read-only
 */
public record Snapshot(long number, Path file) {

    private static final Pattern NAME = Pattern.compile("gold-(\\d{1,18})\\.duckdb");

    /** The snapshot of that number in a directory. */
    static Snapshot in(Path directory, long number) {
        return new Snapshot(number, directory.resolve("gold-" + number + ".duckdb"));
    }

    /** The number in a snapshot's file name; empty if the name is not a snapshot's. */
    static OptionalLong number(String fileName) {
        Matcher name = NAME.matcher(fileName);
        return name.matches() ? OptionalLong.of(Long.parseLong(name.group(1))) : OptionalLong.empty();
    }
}
