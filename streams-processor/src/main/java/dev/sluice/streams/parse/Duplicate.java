package dev.sluice.streams.parse;

/**
 * A copy of an event that went to silver before.
 *
 * @param source id of the source that brought the copy
 */
public record Duplicate(String source) implements Verdict {}
