package dev.sluice.standalone.dlq;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a replay does to a letter, or would do. */
enum Result {
    /** It becomes a silver record. */
    SILVER,
    /** It is a copy of an event that is in silver. */
    DUPLICATE,
    /** It is good; whether it is a copy could not be asked. Only ever predicted. */
    SILVER_OR_DUPLICATE,
    /** It is refused again. */
    DEAD,
    /** It was tried too often, and is left alone. */
    PARKED,
    /** The line was refused by the ingester, which keeps its beginning alone: there is nothing to replay. */
    NOT_REPLAYABLE,
    /** An earlier replay, or this one, has not been processed yet. */
    UNDER_WAY;

    /** Whether nobody needs to look at it. */
    boolean isFine() {
        return this == SILVER || this == DUPLICATE || this == SILVER_OR_DUPLICATE;
    }

    /** As it is printed: {@code not-replayable}. */
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
