package dev.sluice.query.answer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a number can be leaned on. */
public enum Status {
    /** Complete and up to date. */
    FRESH,
    /** A partition did not answer, or events arrive later than they should. */
    LATE,
    /** Gold is so old that hours between it and the state stores are missing. */
    STALE,
    /** Events were read, and none of them matches. */
    EMPTY,
    /** Nothing was read yet. */
    WARMING_UP,
    /** What the answer needs does not answer at all. */
    SOURCE_DOWN;

    /** As answers spell it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
