package dev.sluice.streams.parse;

/** What GitHub's addresses tell where an event says it no other way. */
final class Links {
    private static final String REPOS = "/repos/";
    private static final String PULL = "/pull/";
    private static final String ISSUES = "/issues/";
    private static final int MAX_DIGITS = 9;

    private Links() {}

    /** The owner/name in {@code https://api.github.com/repos/octo/cat}; null where there is none. */
    static String repository(String url) {
        int at = url == null ? -1 : url.indexOf(REPOS);
        return at < 0 ? null : url.substring(at + REPOS.length());
    }

    /** Whether the address is one of a pull request; null where it is neither that nor one of an issue. */
    static Boolean isPull(String url) {
        if (url == null) {
            return null;
        }
        return url.contains(PULL) ? Boolean.TRUE : url.contains(ISSUES) ? Boolean.FALSE : null;
    }

    /** The number in {@code .../issues/12#issuecomment-3} and {@code .../pull/12}; null where there is none. */
    static Integer threadNumber(String url) {
        if (url == null) {
            return null;
        }
        int pull = url.indexOf(PULL);
        int issue = url.indexOf(ISSUES);
        return pull >= 0 ? number(url, pull + PULL.length()) : issue >= 0 ? number(url, issue + ISSUES.length()) : null;
    }

    /** The number at the end of {@code https://api.github.com/repos/octo/cat/pulls/12}; null where there is none. */
    static Integer lastNumber(String url) {
        return url == null ? null : number(url, url.lastIndexOf('/') + 1);
    }

    private static Integer number(String url, int from) {
        int to = from;
        while (to < url.length() && url.charAt(to) >= '0' && url.charAt(to) <= '9') {
            to++;
        }
        return to == from || to - from > MAX_DIGITS ? null : Integer.valueOf(url.substring(from, to));
    }
}
