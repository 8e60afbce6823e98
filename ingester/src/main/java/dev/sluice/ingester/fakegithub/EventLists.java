package dev.sluice.ingester.fakegithub;

import dev.sluice.ingester.fakegithub.wire.Answer;
import dev.sluice.ingester.fakegithub.wire.Request;
import java.time.Instant;

/** Answers for the lists of the Events API. */
interface EventLists {
    /** A page of that list. */
    Answer answer(Request request, Timeline timeline, Instant now);
}
