package dev.sluice.ingester.live;

import dev.sluice.runtime.settings.Secret;
import dev.sluice.runtime.settings.Setting;
import dev.sluice.runtime.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which of GitHub's feeds are polled, and how.
 *
 * @param github address of the API, without a slash at its end
 * @param tokens may be none: GitHub then allows 60 requests an hour
 * @param feeds the global one first, where it is wanted
 * @param pollFloor shortest pause between two polls of a feed, whatever GitHub allows; 1 ms to 1 h
 * @param connectTimeout 100 ms to 5 min
 * @param timeout for a whole answer, 100 ms to 5 min
 */
public record LiveConfig(
        URI github,
        List<Secret> tokens,
        List<FeedSpec> feeds,
        Duration pollFloor,
        Duration connectTimeout,
        Duration timeout) {
    /** Where GitHub is. */
    public static final Setting<URI> GITHUB = new Setting<>(
            "SLUICE_GITHUB_URL",
            "https://api.github.com",
            "https://api.github.com",
            "address of GitHub's API",
            LiveConfig::address);

    /** Read as one text: what is wrong with a token is told without it. */
    public static final Setting<Secret> TOKENS = Setting.secret(
            "SLUICE_GITHUB_TOKENS", "tokens for GitHub's API, separated by commas; none needs any scope");

    /** Whether the global feed is polled. */
    public static final Setting<String> GLOBAL = Setting.choice(
            "SLUICE_GITHUB_GLOBAL", "true", "whether the feed of all public events is polled", "true", "false");

    /** What is watched besides. */
    public static final Setting<List<FeedSpec>> WATCH = new Setting<>(
            "SLUICE_WATCH",
            "",
            "apache/kafka,org:apache,user:torvalds,@watch.txt",
            "feeds to watch: owner/repo, org:NAME, user:NAME, or @FILE with one a line; separated by commas",
            WatchList::parse);

    /** Never more often. */
    public static final Setting<Duration> POLL_FLOOR = Setting.duration(
            "SLUICE_POLL_FLOOR",
            "PT60S",
            "shortest pause between two polls of a feed; GitHub may ask for more",
            Duration.ofMillis(1),
            Duration.ofHours(1));

    /** For the connection alone. */
    public static final Setting<Duration> CONNECT_TIMEOUT = Setting.duration(
            "SLUICE_GITHUB_CONNECT_TIMEOUT",
            "PT5S",
            "how long a connection to GitHub may take",
            Duration.ofMillis(100),
            Duration.ofMinutes(5));

    /** For all of it. */
    public static final Setting<Duration> TIMEOUT = Setting.duration(
            "SLUICE_GITHUB_TIMEOUT",
            "PT20S",
            "how long a whole answer of GitHub may take",
            Duration.ofMillis(100),
            Duration.ofMinutes(5));

    /** All settings of live feeds. */
    public static final List<Setting<?>> SETTINGS =
            List.of(GITHUB, TOKENS, GLOBAL, WATCH, POLL_FLOOR, CONNECT_TIMEOUT, TIMEOUT);

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Reads them; {@link Settings#finish} tells what is wrong. */
    public static LiveConfig from(Settings settings) {
        List<FeedSpec> watched = settings.get(WATCH);
        boolean global = Boolean.parseBoolean(settings.get(GLOBAL));
        URI github = settings.get(GITHUB);
        List<Secret> tokens = tokens(settings.get(TOKENS), settings);
        if (!global && watched.isEmpty()) {
            settings.problem(
                    "SLUICE_GITHUB_GLOBAL is 'false' and SLUICE_WATCH is not set: nothing is left to be polled; "
                            + "set one of them");
        }
        if (!tokens.isEmpty() && !isSafe(github)) {
            settings.problem("SLUICE_GITHUB_URL is '" + github
                    + "'; expected https where tokens are set, else anybody on the way can read them");
        }
        return new LiveConfig(
                github,
                tokens,
                Stream.concat(global ? Stream.of(FeedSpec.GLOBAL) : Stream.empty(), watched.stream())
                        .toList(),
                settings.get(POLL_FLOOR),
                settings.get(CONNECT_TIMEOUT),
                settings.get(TIMEOUT));
    }

    private static List<Secret> tokens(Secret all, Settings settings) {
        var tokens = new ArrayList<Secret>();
        for (String part : all.value().split(",", -1)) {
            String token = part.strip();
            if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                settings.problem(
                        "SLUICE_GITHUB_TOKENS: token " + (tokens.size() + 1)
                                + " holds a blank, a line end or a letter that no token has; expected tokens separated by commas");
            } else if (!token.isEmpty()) {
                tokens.add(new Secret(token));
            }
        }
        return List.copyOf(tokens);
    }

    private static URI address(String text) {
        URI address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        boolean isHttp = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        if (!isHttp || address.getHost() == null || address.getRawQuery() != null || address.getUserInfo() != null) {
            throw new IllegalArgumentException("an address such as https://api.github.com, without user and query");
        }
        return address;
    }

    private static boolean isSafe(URI address) {
        return "https".equals(address.getScheme()) || LOOPBACK.contains(address.getHost());
    }
}
