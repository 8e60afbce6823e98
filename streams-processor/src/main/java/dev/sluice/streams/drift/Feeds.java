package dev.sluice.streams.drift;

import dev.sluice.silver.Envelope;
import dev.sluice.silver.PayloadShape;
import java.util.Set;

/**
 * Which events are compared with one another: those of one kind of source. A file of 2016 beside the feed of today is no change of
 * either, a webhook has another body than an event, and the lines of before 2015 are a format of their own.
 */
final class Feeds {
    static final String WEBHOOK = "webhook";

    private static final String TIMELINE = "/timeline";
    private static final String OTHER = "other";
    private static final Set<String> KINDS = Set.of("live", "archive", "file", "sample", WEBHOOK, "-");

    private String lastSource = "";
    private String lastKind = OTHER;

    /** The feed of an event. */
    String of(Envelope event) {
        var kind = kind(event.getSource());
        return event.getPayloadShape() == PayloadShape.TIMELINE ? kind + TIMELINE : kind;
    }

    /** Keeps the last one, as neighbours share a source. */
    private String kind(String source) {
        if (!source.equals(lastSource)) {
            int colon = source.indexOf(':');
            var kind = colon < 0 ? source : source.substring(0, colon);
            lastKind = KINDS.contains(kind) ? kind : OTHER;
            lastSource = source;
        }
        return lastKind;
    }
}
