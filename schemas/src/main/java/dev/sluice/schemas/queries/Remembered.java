package dev.sluice.schemas.queries;

/**
 * What an instance remembers to recognise duplicates by, over the partitions that it owns.
 *
 * @param store seen-events (copies) or seen-occurrences (semantic duplicates)
 * @param fingerprints remembered now, 20 to 30 bytes of memory each
 * @param days that they are of
 * @param forgottenForRoom fingerprints that were forgotten since the start because there were as many as may be: a copy of one of them
 *     was, or will be, taken for new
 */
public record Remembered(String store, long fingerprints, long days, long forgottenForRoom) {}
