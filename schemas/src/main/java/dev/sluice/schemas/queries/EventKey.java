package dev.sluice.schemas.queries;

import java.time.Instant;

/**
 * What makes two lines copies of one event.
 *
 * @param partition bronze partition that the line is in: copies are recognised within one
 * @param type GitHub's name of the type
 * @param id of the event, as silver has it
 * @param createdAt event time
 */
public record EventKey(int partition, String type, String id, Instant createdAt) {}
