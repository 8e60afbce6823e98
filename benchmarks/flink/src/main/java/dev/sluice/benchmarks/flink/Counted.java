package dev.sluice.benchmarks.flink;

import dev.sluice.schemas.EventType;
import dev.sluice.silver.ActorClass;
import dev.sluice.streams.parse.Accepted;
import java.util.List;

/**
 * What is counted, packed into one number so that little goes from one subtask to the other: class of actor in the lowest 4
 * bits, code of the type in the next 8, then the repository.
 */
final class Counted {
    private static final List<ActorClass> ACTORS = List.of(ActorClass.values());
    private static final int ACTOR_BITS = 4;
    private static final int TYPE_BITS = 8;

    private Counted() {}

    /** By type and class of actor. */
    static long type(Accepted event) {
        return (long) event.type().code() << ACTOR_BITS
                | ACTORS.indexOf(event.event().getActorClass());
    }

    /** By repository, type and class of actor. */
    static long repository(Accepted event) {
        return event.event().getRepoId() << (TYPE_BITS + ACTOR_BITS) | type(event);
    }

    static EventType type(long counted) {
        return EventType.ofCode((int) (counted >> ACTOR_BITS) & ((1 << TYPE_BITS) - 1));
    }

    static ActorClass actor(long counted) {
        return ACTORS.get((int) counted & ((1 << ACTOR_BITS) - 1));
    }

    static long repoId(long counted) {
        return counted >> (TYPE_BITS + ACTOR_BITS);
    }
}
