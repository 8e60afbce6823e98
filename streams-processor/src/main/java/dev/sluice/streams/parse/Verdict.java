package dev.sluice.streams.parse;

/** What becomes of a bronze record. Every record has exactly one, and every one is counted in the account of its source. */
public sealed interface Verdict permits Accepted, Refused, Duplicate {
    /** Id of the source that brought it. */
    String source();
}
