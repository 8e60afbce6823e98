package dev.sluice.ingester.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The feeds that a person wants to watch, as a list or as {@code @FILE} with one a line. */
final class WatchList {
    private static final String FILE = "@";
    private static final String COMMENT = "#";

    private WatchList() {}

    /**
     * Those feeds, each once, in the order of the list.
     *
     * @throws IllegalArgumentException with what was expected
     */
    static List<FeedSpec> parse(String text) {
        var feeds = new LinkedHashMap<String, FeedSpec>();
        Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .flatMap(WatchList::entries)
                .map(FeedSpec::parse)
                // GitHub's names are the same in any case.
                .forEach(spec -> feeds.putIfAbsent(spec.path().toLowerCase(Locale.ROOT), spec));
        return List.copyOf(feeds.values());
    }

    private static Stream<String> entries(String entry) {
        return entry.startsWith(FILE)
                ? lines(entry.substring(FILE.length())).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith(COMMENT))
                : Stream.of(entry);
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "a readable file behind @, one owner/repo, org:NAME or user:NAME a line, but " + file
                            + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    e);
        }
    }
}
