package dev.sluice.ingester.fakegithub;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the lists of events that the API has.
 *
 * @param path of its URL
 * @param kind repos, orgs or users; empty for the list of all events
 * @param name of the repository, organisation or person; empty for the list of all events
 */
record Timeline(String path, String kind, String name) {
    private static final String GLOBAL = "/events";
    private static final Pattern LIST = Pattern.compile("/(?:(repos)/([^/]+/[^/]+)|(orgs|users)/([^/]+))/events");

    /** The one at that path; empty where there is none. */
    static Optional<Timeline> at(String path) {
        if (path.equals(GLOBAL)) {
            return Optional.of(new Timeline(path, "", ""));
        }
        Matcher list = LIST.matcher(path);
        if (!list.matches()) {
            return Optional.empty();
        }
        boolean repository = list.group(1) != null;
        return Optional.of(new Timeline(path, list.group(repository ? 1 : 3), list.group(repository ? 2 : 4)));
    }

    boolean isGlobal() {
        return path.equals(GLOBAL);
    }
}
