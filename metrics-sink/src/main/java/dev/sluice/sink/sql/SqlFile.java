package dev.sluice.sink.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A statement from a file under {@code sql/}.
 *
 * @param name the file, such as {@code gold/gold_event_counts_hourly.sql}
 * @param text the statement; where DuckDB binds no parameters, such as names of files, it has places {@code ${like_this}}
 */
public record SqlFile(String name, String text) {

    /**
     * Loads a file from the class path.
     *
     * @throws IllegalStateException if it is missing: the build is broken
     */
    public static SqlFile load(String name) {
        try (InputStream in = SqlFile.class.getResourceAsStream("/sql/" + name)) {
            if (in == null) {
                throw new IllegalStateException("sql/" + name + " is not on the class path; build the module again");
            }
            return new SqlFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read sql/" + name, e);
        }
    }

    /** The statement with a place filled by SQL text. */
    public SqlFile with(String place, String sql) {
        String marked = "${" + place + "}";
        if (!text.contains(marked)) {
            throw new IllegalArgumentException("sql/" + name + " has no place " + marked);
        }
        return new SqlFile(name, text.replace(marked, sql));
    }

    /** A text as an SQL literal. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A path as an SQL literal. */
    public static String literal(Path path) {
        return literal(path.toString());
    }

    /** Paths as an SQL list of literals. */
    public static String literals(Collection<Path> paths) {
        return paths.stream().map(SqlFile::literal).collect(Collectors.joining(", ", "[", "]"));
    }
}
