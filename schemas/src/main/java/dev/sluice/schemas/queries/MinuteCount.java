package dev.sluice.schemas.queries;

import dev.sluice.silver.ActorClass;
import java.time.Instant;

/**
 * Events of one type, by one class of actors, in one minute of event time.
 *
 * @param minute its start, UTC
 * @param type GitHub's name of the type, or {@code other}
 * @param actorClass who acted
 * @param events at least 1
 */
public record MinuteCount(Instant minute, String type, ActorClass actorClass, long events) {}
