package dev.sluice.ingester.source;

import dev.sluice.ingester.read.Line;
import dev.sluice.ops.IngestPosition;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A source being read, by one thread. */
public interface Reading extends Closeable {
    /** Waits until {@link #next} has an answer at once, no longer than {@code patience}; whether it has. */
    boolean ready(Duration patience);

    /**
     * The next line that is not blank; empty at the end of the source.
     *
     * @throws IOException if the source is faulty, once all good lines before the fault were given
     */
    Optional<Line> next() throws IOException;

    /** How much was read, up to the line given last. */
    Progress progress();

    /** Marks the content as a file's position does; empty for what is no file. */
    Optional<String> fingerprint();

    /**
     * To be called at the end of the source, once.
     *
     * @throws IOException if it is another file by now than when reading began
     */
    End end() throws IOException;

    /**
     * How much was read.
     *
     * @param lines blank, filtered and oversized ones included
     * @param blank lines among them
     * @param bytes of these lines, line ends included
     * @param filtered lines among them that the user does not want
     */
    record Progress(long lines, long blank, long bytes, long filtered) {
        /** Nothing yet. */
        public static final Progress NONE = new Progress(0, 0, 0);

        /** With nothing filtered. */
        public Progress(long lines, long blank, long bytes) {
            this(lines, blank, bytes, 0);
        }

        /** What a position says. */
        public static Progress of(IngestPosition position) {
            return new Progress(position.getLines(), position.getBlank(), position.getBytes(), position.getFiltered());
        }
    }

    /**
     * What is known of a source that was read whole.
     *
     * @param sha256 of a file as stored, lower-case hex
     * @param etag what its server calls this version
     * @param note what was odd but harmless
     */
    record End(Optional<String> sha256, Optional<String> etag, Optional<String> note) {
        static final End PLAIN = new End(Optional.empty(), Optional.empty());

        /** Of what came from no server. */
        public End(Optional<String> sha256, Optional<String> note) {
            this(sha256, Optional.empty(), note);
        }
    }
}
