package dev.sluice.ingester.read;

import java.io.IOException;

/** What is wrong with a file as a whole, and where; every good line before it has been delivered by then. */
public final class FileFault extends IOException {
    private static final long serialVersionUID = 1L;

    /** The ways a file can be bad; the name is the reason that positions and reports carry. */
    public enum Kind {
        /** Nothing in it at all. */
        EMPTY,
        /** Not what its name says: no gzip in a .gz, gzip in a .json. */
        FORMAT,
        /** Text, but not UTF-8. */
        ENCODING,
        /** Ends inside a gzip member. */
        TRUNCATED,
        /** Compressed data that do not inflate. */
        CORRUPT,
        /** Inflates to something else than its trailer says. */
        CHECKSUM,
        /** Bytes behind the last gzip member that are no member. */
        TRAILING_GARBAGE,
        /** Inflates to far too much. */
        RATIO,
        /** Another content than when the reading began. */
        CHANGED
    }

    private final Kind kind;
    private final long offset;

    /** @param offset of the first byte that is wrong, counted in the file as stored */
    public FileFault(Kind kind, long offset, String what) {
        super(kind + " at byte " + offset + ": " + what);
        this.kind = kind;
        this.offset = offset;
    }

    /** Which of the ways. */
    public Kind kind() {
        return kind;
    }

    /** First byte that is wrong, counted in the file as stored. */
    public long offset() {
        return offset;
    }

    /** Whether all before the fault is proven whole, so that a last line without its line end is a line all the same. */
    boolean leavesTheLastLineWhole() {
        return kind == Kind.TRAILING_GARBAGE;
    }
}
