package dev.sluice.query.metric;

import dev.sluice.query.answer.RepoName;
import dev.sluice.query.answer.SpanText;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * A parameter of a metric.
 *
 * @param name in the URL, and with a {@code $} in the statement
 * @param type what it takes
 * @param standard the text that holds where it is not given; null where it must be given
 * @param min least value of a number, or shortest duration in seconds; null for none
 * @param max greatest value of a number, or longest duration in seconds; null for none
 * @param values the words of an enum; empty for the other types
 * @param description one line for people
 */
public record Param(
        String name, ParamType type, String standard, Long min, Long max, List<String> values, String description) {
    private static final int MOST_CHARACTERS = 200;

    /**
     * The value of a text, as it is bound.
     *
     * @throws IllegalArgumentException with the text and what was expected
     */
    public Object value(String text) {
        return switch (type) {
            case INTEGER, DURATION -> within(number(text), text);
            case ENUM -> require(values.contains(text), text);
            case REPO -> repo(text);
            case TEXT -> require(text.length() <= MOST_CHARACTERS, text);
        };
    }

    /** What it takes, in words. */
    public String expected() {
        return switch (type) {
            case INTEGER -> "a whole number" + bounds("");
            case DURATION -> "a duration such as 15m, 24h or 7d" + bounds(" seconds");
            case ENUM -> "one of " + String.join(", ", values);
            case REPO -> "owner/name, such as apache/kafka";
            case TEXT -> "a text of at most " + MOST_CHARACTERS + " characters";
        };
    }

    private String bounds(String unit) {
        return (min == null ? "" : ", at least " + min + unit) + (max == null ? "" : ", at most " + max + unit);
    }

    private long number(String text) {
        try {
            return type == ParamType.INTEGER
                    ? Long.parseLong(text)
                    : SpanText.parse(text).toSeconds();
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is not " + expected(), e);
        }
    }

    private Object within(long number, String text) {
        require((min == null || number >= min) && (max == null || number <= max), text);
        return number;
    }

    private Object repo(String text) {
        try {
            return RepoName.parse(text).toString();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not " + expected(), e);
        }
    }

    private String require(boolean accepted, String text) {
        if (!accepted) {
            throw new IllegalArgumentException("'" + text + "' is not " + expected());
        }
        return text;
    }
}
