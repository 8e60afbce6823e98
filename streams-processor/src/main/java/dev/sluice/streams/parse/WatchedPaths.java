package dev.sluice.streams.parse;

import dev.sluice.streams.watch.Place;
import dev.sluice.streams.watch.WatchRules;
import java.util.Arrays;
import java.util.List;

/** Where the parser meets what is watched. */
final class WatchedPaths {
    private static final String PAYLOAD = "payload.";

    private WatchedPaths() {}

    /** All that is watched of any type. */
    static List<Place> all() {
        return WatchRules.standard().places();
    }

    /** Keys from an event down, joined by dots. */
    static String inEvent(Place place) {
        return place.path();
    }

    /** Keys from the body of a webhook down: where the field of that path stands, else as in the payload; null where in neither. */
    static String inWebhook(Place place) {
        return Arrays.stream(Field.values())
                .filter(field -> place.path().equals(field.path()) && field.webhookPath() != null)
                .map(Field::webhookPath)
                .findFirst()
                .orElseGet(() -> place.path().startsWith(PAYLOAD) ? place.path().substring(PAYLOAD.length()) : null);
    }
}
