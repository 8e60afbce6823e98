package dev.sluice.query.metric;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A place in a file; lines and columns count from 1.
 *
 * @param file its path
 */
record Place(String file, int line, int column) {
    static Place of(String file, Optional<Mark> mark) {
        return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(new Place(file, 1, 1));
    }

    /** {@code file:line:col: what}. */
    String says(String what) {
        return file + ":" + line + ":" + column + ": " + what;
    }
}
