package dev.sluice.ingester.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ingester.read.Line;
import dev.sluice.ingester.read.RepoName;
import dev.sluice.ingester.read.Sha256;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The repositories that a user wants; upper and lower case are the same, as GitHub has it.
 *
 * @param wanted names {@code owner/name}, or {@code owner/*} for all of an owner, in lower case; empty: every event is wanted
 */
public record RepoFilter(SortedSet<String> wanted) {
    /** Wants everything. */
    public static final RepoFilter ALL = new RepoFilter(new TreeSet<>());

    private static final Pattern NAME = Pattern.compile("[a-z0-9_.-]{1,100}/([a-z0-9_.-]{1,100}|\\*)");

    private static final int MARK_BYTES = 4;

    /**
     * Reads names with commas between; nothing at all wants everything.
     *
     * @throws IllegalArgumentException with what was expected
     */
    public static RepoFilter parse(String text) {
        var wanted = new TreeSet<String>();
        Arrays.stream(text.split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !text.isBlank())
                .forEach(name -> wanted.add(expected(name)));
        return new RepoFilter(wanted);
    }

    private static String expected(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "repositories with commas between, such as apache/kafka,openzipkin/*, not '" + name + "'");
        }
        return name;
    }

    /** Whether nothing is left out. */
    public boolean isAll() {
        return wanted.isEmpty();
    }

    /** Whether a line is wanted; one whose repository cannot be found is: the parser behind bronze judges it. */
    boolean wants(Line line) {
        byte[] bytes = line instanceof Line.Whole whole ? whole.bytes() : ((Line.Oversized) line).head();
        return isAll() || RepoName.of(bytes).map(this::wants).orElse(true);
    }

    private boolean wants(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int slash = lower.indexOf('/');
        return wanted.contains(lower) || (slash > 0 && wanted.contains(lower.substring(0, slash) + "/*"));
    }

    /** Eight hexadecimal digits that tell this filter from others; empty for the one that wants everything. */
    Optional<String> mark() {
        byte[] hash = Sha256.digest().digest(String.join(",", wanted).getBytes(UTF_8));
        return isAll() ? Optional.empty() : Optional.of(HexFormat.of().formatHex(hash, 0, MARK_BYTES));
    }
}
