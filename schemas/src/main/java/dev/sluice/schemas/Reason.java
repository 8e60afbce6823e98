package dev.sluice.schemas;

/** Why a line was refused: the closed list of the header {@code reason} of dead letters. */
public enum Reason {
    /** Not JSON: broken, cut off, NUL bytes. */
    SYNTAX,
    /** More than one value on the line. */
    TRAILING,
    /** JSON, but not an object. */
    NOT_OBJECT,
    /** Not UTF-8. */
    ENCODING,
    /** Nested deeper than 200 levels. */
    DEPTH,
    /** A key, a string or a number beyond the limits of the parser. */
    SIZE,
    /** A key of the envelope stands twice. */
    DUPLICATE_KEY,
    /** {@code id} is absent, empty, of another JSON type, or no plain text of at most 32 characters. */
    ID,
    /** {@code type} is absent, empty, of another JSON type, or longer than 64 characters. */
    TYPE,
    /** {@code created_at} is absent or no date and time. */
    TIME,
    /** {@code created_at} is before GitHub's feed began or later than it was fetched. */
    CLOCK,
    /** A field that silver needs has another JSON type than GitHub documents, or is absent from a webhook. */
    FIELD,
    /** Longer than 8 MiB: refused by the ingester; the letter holds the first 64 KiB, its length and SHA-256. */
    OVERSIZED,
    /** A bronze record without a value. */
    TOMBSTONE
}
