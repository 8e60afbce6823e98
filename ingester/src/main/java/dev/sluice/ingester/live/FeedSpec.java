package dev.sluice.ingester.live;

import java.util.regex.Pattern;

/**
 * A feed that can be polled.
 *
 * @param path below the API's address, percent-encoded, such as {@code /repos/apache/kafka/events}
 */
public record FeedSpec(FeedKind kind, String path) {
    /** Everything public. */
    public static final FeedSpec GLOBAL = new FeedSpec(FeedKind.GLOBAL, "/events");

    /** GitHub shows 300 events at most. */
    static final int PAGES = 3;

    static final int PER_PAGE = 100;

    /** Of a server that gives 30 events a page, whatever it is told; its links say that there are more than three. */
    static final int MOST_PAGES = 10;

    private static final String ORG = "org:";
    private static final String USER = "user:";
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,38}(\\[bot])?");
    private static final Pattern REPOSITORY = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}");

    /**
     * The feed that a person means by {@code owner/repo}, {@code org:NAME} or {@code user:NAME}.
     *
     * @throws IllegalArgumentException with what was expected
     */
    public static FeedSpec parse(String text) {
        if (text.startsWith(ORG)) {
            return new FeedSpec(FeedKind.ORG, "/orgs/" + login(text, text.substring(ORG.length())) + "/events");
        }
        if (text.startsWith(USER)) {
            return new FeedSpec(FeedKind.USER, "/users/" + login(text, text.substring(USER.length())) + "/events");
        }
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || !REPOSITORY.matcher(parts[1]).matches()) {
            throw unexpected(text);
        }
        return new FeedSpec(FeedKind.REPO, "/repos/" + login(text, parts[0]) + "/" + parts[1] + "/events");
    }

    /** Its id in headers, positions and accounts. */
    public String source() {
        return "live:" + path;
    }

    /** Path and query of a page, from 1. GitHub gives 30 events a page unless told, and the types depend on the page. */
    String page(int number) {
        return path + "?per_page=" + PER_PAGE + "&page=" + number;
    }

    private static String login(String whole, String login) {
        if (!LOGIN.matcher(login).matches()) {
            throw unexpected(whole);
        }
        return login.replace("[", "%5B").replace("]", "%5D");
    }

    private static IllegalArgumentException unexpected(String text) {
        return new IllegalArgumentException("owner/repo, org:NAME or user:NAME, but '" + text + "' is none of them");
    }
}
