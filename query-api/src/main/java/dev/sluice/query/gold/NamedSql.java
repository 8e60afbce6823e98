package dev.sluice.query.gold;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A statement with parameters written {@code $name}. DuckDB's JDBC driver binds by number alone, so each name is given one.
 *
 * @param text the statement with {@code $1}, {@code $2}, … in place of the names
 * @param parameters the names, in the order of their numbers
 */
public record NamedSql(String text, List<String> parameters) {
    /** Texts, quoted names and comments are passed over; what is left may be a parameter. */
    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/|\\$([A-Za-z_]\\w*)", Pattern.DOTALL);

    /** Reads a statement. */
    public static NamedSql parse(String source) {
        var names = new ArrayList<String>();
        var text = TOKEN.matcher(source).replaceAll(token -> {
            var name = token.group(1);
            if (name == null) {
                return java.util.regex.Matcher.quoteReplacement(token.group());
            }
            if (!names.contains(name)) {
                names.add(name);
            }
            return "\\$" + (names.indexOf(name) + 1);
        });
        return new NamedSql(text, List.copyOf(names));
    }

    /** The statement, to be given its values. */
    public BoundSql bind() {
        return BoundSql.of(this);
    }
}
