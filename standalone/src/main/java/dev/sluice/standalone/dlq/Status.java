package dev.sluice.standalone.dlq;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a dead letter stands. */
enum Status {
    /** Refused, and nobody has done anything about it since. */
    DEAD,
    /** Refused so often that it is not replayed any more. */
    PARKED,
    /** Its line is in bronze once more; what becomes of it is not known yet. */
    REPLAYED,
    /** A replay made a silver record of it. */
    SILVER,
    /** A replay showed that it is a copy of an event which is in silver. */
    DUPLICATE,
    /** Nobody wants to see it any more. */
    DISCARDED;

    /** Whether a person may still want to do something about it. */
    boolean isOpen() {
        return this == DEAD || this == PARKED || this == REPLAYED;
    }

    /** As it is printed: {@code dead}. */
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
