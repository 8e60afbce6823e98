package dev.sluice.ingester.fakegithub;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the lists of events that the API has.
 *
 * @param path of its URL
 * @param shows which events are in it
 */
record Timeline(String path, Predicate<FeedEvent> shows) {
    private static final Pattern LIST = Pattern.compile("/(repos|orgs|users)/([^/]+(?:/[^/]+)?)/events");

    /** The one at that path; empty where there is none. */
    static Optional<Timeline> at(String path) {
        if (path.equals("/events")) {
            return Optional.of(new Timeline(path, event -> true));
        }
        Matcher list = LIST.matcher(path);
        return list.matches() ? Optional.of(new Timeline(path, of(list.group(1), list.group(2)))) : Optional.empty();
    }

    boolean isGlobal() {
        return path.equals("/events");
    }

    private static Predicate<FeedEvent> of(String kind, String name) {
        return switch (kind) {
            case "repos" -> event -> name.equalsIgnoreCase(event.repository());
            case "orgs" -> event -> name.equalsIgnoreCase(event.organisation());
            default -> event -> name.equalsIgnoreCase(event.actor());
        };
    }
}
