package dev.sluice.ingester.archive;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where hours are, with placeholders for the parts of their names; another one than the standard names a mirror.
 *
 * @param text with {@code {yyyy} {MM} {dd}} and {@code {H}} (0 to 23) or {@code {HH}} (00 to 23), each in the path or query
 */
public record UrlTemplate(String text) {
    /** GH Archive's own. */
    public static final String STANDARD = "https://data.gharchive.org/{yyyy}-{MM}-{dd}-{H}.json.gz";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private static final Set<String> NEEDED = Set.of("yyyy", "MM", "dd");

    private static final Map<String, Function<ArchiveHour, String>> PARTS = Map.of(
            "yyyy", hour -> "%04d".formatted(hour.utc().getYear()),
            "MM", hour -> "%02d".formatted(hour.utc().getMonthValue()),
            "dd", hour -> "%02d".formatted(hour.utc().getDayOfMonth()),
            "H", hour -> Integer.toString(hour.utc().getHour()),
            "HH", hour -> "%02d".formatted(hour.utc().getHour()));

    /**
     * Checked.
     *
     * @throws IllegalArgumentException with what was expected
     */
    public UrlTemplate {
        Set<String> named = PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!PARTS.keySet().containsAll(named)) {
            named.removeAll(PARTS.keySet());
            throw new IllegalArgumentException("placeholders among {yyyy} {MM} {dd} {H} {HH}, not " + named);
        }
        if (!named.containsAll(NEEDED) || named.contains("H") == named.contains("HH")) {
            throw new IllegalArgumentException(
                    "a URL with {yyyy}, {MM}, {dd} and one of {H} and {HH}, such as " + STANDARD);
        }
        refuseUnsafe(filled(text, ArchiveHour.FIRST), filled(text, ArchiveHour.FIRST.next()));
    }

    /** Where that hour is. */
    public URI of(ArchiveHour hour) {
        return URI.create(filled(text, hour));
    }

    private static String filled(String text, ArchiveHour hour) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll((MatchResult found) -> PARTS.get(found.group(1)).apply(hour));
    }

    private static void refuseUnsafe(String filled, String other) {
        URI uri;
        URI next;
        try {
            uri = URI.create(filled);
            next = URI.create(other);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a URL, such as " + STANDARD + ": " + e.getMessage(), e);
        }
        boolean allowed = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && isLoopback(uri));
        if (uri.getHost() == null || !allowed || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException(
                    "an https URL without user and fragment (http only to this machine), such as " + STANDARD);
        }
        if (!uri.getAuthority().equals(next.getAuthority())) {
            throw new IllegalArgumentException("placeholders behind the host, such as " + STANDARD);
        }
    }

    private static boolean isLoopback(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.[0-9]+\\.[0-9]+\\.[0-9]+");
    }
}
