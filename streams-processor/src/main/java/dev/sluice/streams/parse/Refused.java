package dev.sluice.streams.parse;

import dev.sluice.schemas.Reason;

/**
 * A line that is a dead letter.
 *
 * @param source id of the source that brought it
 * @param reason from the closed list
 * @param detail one sentence: what was seen and what was expected
 * @param line the bytes as received; null where the bronze record had none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: it only passes the bytes on
public record Refused(String source, Reason reason, String detail, byte[] line) implements Verdict {}
