package dev.sluice.query.gold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts of the class path, statements above all; a missing one stops the start. */
public final class ResourceText {
    private ResourceText() {}

    /** The statement of that name under {@code sql/queries}. */
    static NamedSql query(String name) {
        return NamedSql.parse(of("/sql/queries/" + name + ".sql"));
    }

    /** The text of a file of the class path. */
    public static String of(String path) {
        try (var in = ResourceText.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no " + path + "; the jar is damaged");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " of the class path", e);
        }
    }
}
