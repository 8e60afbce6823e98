package dev.sluice.streams.parse;

import dev.sluice.schemas.EventType;
import dev.sluice.silver.PayloadShape;

/** Tells which of GitHub's payload shapes an event has: from the payload, never from its date. */
final class Shape {
    private Shape() {}

    static PayloadShape of(EventType type, Fields fields) {
        if (EnvelopeMapper.isOld(fields)) {
            return PayloadShape.TIMELINE;
        }
        return switch (type) {
            case PUSH -> fullIf(fields.has(Field.SIZE) || fields.has(Field.COMMITS));
            case PULL_REQUEST, PULL_REQUEST_REVIEW, PULL_REQUEST_REVIEW_COMMENT ->
                fullIf(fields.has(Field.PULL_STATE) || fields.has(Field.PULL_USER_ID));
            default -> PayloadShape.COMMON;
        };
    }

    private static PayloadShape fullIf(boolean full) {
        return full ? PayloadShape.FULL : PayloadShape.REDUCED;
    }
}
