package dev.sluice.streams.parse;

import dev.sluice.schemas.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The list of what becomes of every JSON path: {@code docs/silver-paths.csv}.
 *
 * @param rows in their order; the first that matches a path tells of it
 */
record SilverPaths(List<Row> rows) {
    private static final Path FILE = Path.of("../docs/silver-paths.csv");
    private static final Pattern COLUMNS = Pattern.compile("([^,]+),([^,]+),([^,]+),(\"[^\"]*\"|[^,]*)");
    private static final String LEFT_OUT = "-";

    static SilverPaths read() {
        try (var lines = Files.lines(FILE)) {
            return new SilverPaths(lines.skip(1).map(Row::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE.toAbsolutePath(), e);
        }
    }

    /** Whether a row tells of the path; of a null or an empty thing, one that tells of what may stand in it is enough. */
    boolean tellOf(EventType type, String path, boolean empty) {
        return rows.stream().anyMatch(row -> row.isOf(type) && (row.matches(path) || (empty && row.isBelow(path))));
    }

    /** The rows of paths that feed silver. */
    List<Row> fed() {
        return rows.stream().filter(row -> !row.feeds().equals(LEFT_OUT)).toList();
    }

    /**
     * A line of the list.
     *
     * @param type GitHub's name, {@code other} or {@code *}; a star stands for any letters
     * @param path keys from the event down, or from {@code body} down for what webhooks have elsewhere than an event in its payload; a star
     *     stands for a part of a key, two for any keys, none among them
     * @param feeds field of silver; - where it is left out
     * @param note the reason why it is left out, or what is taken of it
     */
    record Row(String type, String path, String feeds, String note, Pattern types, Pattern paths) {
        private static Row of(String line) {
            var columns = COLUMNS.matcher(line);
            if (!columns.matches()) {
                throw new IllegalStateException("'" + line + "' is no row; expected type,path,feeds,note");
            }
            var path = columns.group(2);
            return new Row(
                    columns.group(1),
                    path,
                    columns.group(3),
                    columns.group(4),
                    Pattern.compile(regex(columns.group(1))),
                    Pattern.compile(regex(path)));
        }

        private static String regex(String glob) {
            var quoted = glob.replaceAll("([.\\[\\]+$])", "\\\\$1");
            return quoted.replaceAll("\\\\\\.\\*\\*$", "<BELOW>")
                    .replaceAll("^\\*\\*\\\\\\.", "<ABOVE>")
                    .replace("*", "[^.]*")
                    .replace("<BELOW>", "([.\\[].*)?")
                    .replace("<ABOVE>", "(.*\\.)?");
        }

        private boolean isOf(EventType event) {
            return types.matcher(event.githubName()).matches();
        }

        private boolean matches(String found) {
            return paths.matcher(found).matches();
        }

        private boolean isBelow(String found) {
            return path.startsWith(found + ".") || path.startsWith(found + "[");
        }

        /** Whether a reason is given where one must be. */
        boolean isReasoned() {
            return !feeds.equals(LEFT_OUT) || !note.isBlank();
        }
    }
}
