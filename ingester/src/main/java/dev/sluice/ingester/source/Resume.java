package dev.sluice.ingester.source;

import dev.sluice.ingester.source.Reading.Progress;
import java.time.Instant;

/** How a source goes on. */
public sealed interface Resume {
    /** All of it was read before. */
    record Complete() implements Resume {}

    /**
     * Not yet: its server did not have it.
     *
     * @param at when to ask again at the earliest
     */
    record Later(Instant at) implements Resume {}

    /**
     * Behind what was committed.
     *
     * @param done nothing for a source that is new, or has to be read again
     * @param why it has to be read again; empty where it has not
     */
    record From(Progress done, String why) implements Resume {
        /** At its first line. */
        public static From start() {
            return new From(Progress.NONE, "");
        }

        /** At its first line, once more. */
        public static From startAgain(String why) {
            return new From(Progress.NONE, why);
        }
    }
}
