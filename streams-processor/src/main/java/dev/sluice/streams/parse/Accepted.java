package dev.sluice.streams.parse;

import dev.sluice.schemas.EventType;
import dev.sluice.silver.Envelope;
import dev.sluice.streams.watch.Observed;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event, on its way to silver.
 *
 * @param type which of the silver topics it goes to
 * @param event what every silver record says; the first field of {@code silver}
 * @param silver the record as it is written
 * @param observed what the line shows of all that is watched
 * @param late whether it came later than the grace of the state stores, which then do not count it
 */
public record Accepted(EventType type, Envelope event, SpecificRecord silver, Observed observed, boolean late)
        implements Verdict {
    /** An event that is not known to be late. */
    static Accepted of(EventType type, Envelope event, SpecificRecord silver, Observed observed) {
        return new Accepted(type, event, silver, observed, false);
    }

    @Override
    public String source() {
        return event.getSource();
    }

    /** Event time, milliseconds since 1970. */
    public long createdAt() {
        return event.getCreatedAt().toEpochMilli();
    }

    /** Time of ingestion, milliseconds since 1970. */
    public long fetchedAt() {
        return event.getIngestedAt().toEpochMilli();
    }

    /** Whether another reporter told the same before: the envelope says so. */
    public boolean semanticDuplicate() {
        return event.getSemanticDuplicate();
    }

    /** Whether the state stores count it: in time, and not told before. */
    public boolean counts() {
        return !late && !semanticDuplicate();
    }

    /** The same, too late for the state stores. */
    public Accepted afterGrace() {
        return new Accepted(type, event, silver, observed, true);
    }
}
