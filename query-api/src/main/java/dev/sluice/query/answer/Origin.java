package dev.sluice.query.answer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an answer's numbers came from. */
public enum Origin {
    /** The state stores of streams-processor. */
    STREAM,
    /** The gold snapshot. */
    GOLD,
    /** Gold before the seam, the state stores from it on. */
    STITCHED;

    /** As answers spell it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
