package dev.sluice.streams.twin;

import dev.sluice.gold.Origin;
import dev.sluice.silver.Envelope;

/**
 * An event as one that tells facts. Of two tellers the earlier is the one with the smaller event time, then the smaller id and
 * type (ids are unique per type only): an order that does not depend on who comes first.
 *
 * @param event that tells
 */
record Teller(Envelope event) {
    boolean isBefore(Origin other) {
        return compareTo(other) < 0;
    }

    boolean isAfter(Origin other) {
        return compareTo(other) > 0;
    }

    private int compareTo(Origin other) {
        int order = event.getCreatedAt().compareTo(other.getToldAt());
        if (order == 0) {
            order = event.getId().compareTo(other.getEventId());
        }
        return order != 0 ? order : event.getType().compareTo(other.getEventType());
    }

    Origin origin(String silverField, boolean inferred) {
        return new Origin(event.getType(), event.getId(), event.getCreatedAt(), silverField, inferred);
    }
}
