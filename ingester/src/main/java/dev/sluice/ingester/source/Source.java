package dev.sluice.ingester.source;

import dev.sluice.ingester.source.Reading.Progress;
import dev.sluice.ops.IngestPosition;
import java.io.IOException;
import java.util.Optional;

/** Something that gives lines. */
public interface Source {
    /** Its id in headers, positions and accounts, such as {@code file:/data/2016-01-01-1.json.gz}. */
    String id();

    /**
     * Where to begin.
     *
     * @param stood what was committed last; empty for a source that is new
     */
    Resume resume(Optional<IngestPosition> stood) throws IOException;

    /** Begins to read behind what is done. */
    Reading open(Progress done) throws IOException;
}
