package dev.sluice.runtime.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;

/**
 * One setting of the table.
 *
 * @param name of the environment variable
 * @param standard the text that holds where it is not set; null where it must be set
 * @param example a text that is accepted, for messages
 * @param meaning one line for people, with its unit
 * @param reader makes the value of its text; throws {@link IllegalArgumentException} with what was expected
 * @param <T> type of the value
 */
public record Setting<T>(String name, String standard, String example, String meaning, Function<String, T> reader) {
    /** Free text. */
    public static Setting<String> text(String name, String standard, String example, String meaning) {
        return new Setting<>(name, standard, example, meaning, Function.identity());
    }

    /** A secret, printed as stars. */
    public static Setting<Secret> secret(String name, String meaning) {
        return new Setting<>(name, "", "(a secret)", meaning, Secret::new);
    }

    /** A folder or file. */
    public static Setting<Path> path(String name, String standard, String meaning) {
        return new Setting<>(name, standard, "./data", meaning, Path::of);
    }

    /** A whole number within bounds, both included. */
    public static Setting<Integer> number(String name, String standard, String meaning, int least, int most) {
        return new Setting<>(name, standard, Integer.toString(most), meaning, text -> {
            if (!isWithin(text, Integer::valueOf, least, most)) {
                throw new IllegalArgumentException("a whole number from " + least + " to " + most);
            }
            return Integer.valueOf(text);
        });
    }

    /** An ISO-8601 duration within bounds, both included. */
    public static Setting<Duration> duration(
            String name, String standard, String meaning, Duration least, Duration most) {
        return new Setting<>(name, standard, "PT10S", meaning, text -> {
            if (!isWithin(text, Duration::parse, least, most)) {
                throw new IllegalArgumentException("an ISO-8601 duration from " + least + " to " + most);
            }
            return Duration.parse(text);
        });
    }

    private static <T extends Comparable<T>> boolean isWithin(String text, Function<String, T> read, T least, T most) {
        try {
            var value = read.apply(text);
            return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        } catch (NumberFormatException | DateTimeParseException e) {
            return false;
        }
    }

    /** Name of one process among those of its kind, the same after a restart; {@code 0} by default. Read by {@link Settings#named}. */
    public static Setting<String> instance(String name, String meaning) {
        return new Setting<>(name, "0", "0", meaning, text -> {
            if (!text.matches("[a-z0-9-]{1,20}")) {
                throw new IllegalArgumentException("1 to 20 letters a-z, digits and hyphens, or hostname");
            }
            return text;
        });
    }

    /** One of a few words. */
    public static Setting<String> choice(String name, String standard, String meaning, String... words) {
        return new Setting<>(name, standard, words[0], meaning, text -> {
            if (!List.of(words).contains(text)) {
                throw new IllegalArgumentException("one of " + String.join(", ", words));
            }
            return text;
        });
    }
}
