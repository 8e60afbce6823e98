package dev.sluice.streams.classify;

import dev.sluice.silver.ActorClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells the class of an actor by its login; the rules and their format are in {@code actors.txt}. */
public final class ActorRules {
    private static final String FILE = "actors.txt";
    private static final int WORDS = 3;

    private final Map<String, ActorClass> names;
    private final List<Rule> suffixes;

    private ActorRules(List<Rule> rules) {
        this.names = rules.stream()
                .filter(rule -> rule.how().equals("name"))
                .collect(Collectors.toMap(Rule::text, Rule::actor));
        this.suffixes =
                rules.stream().filter(rule -> rule.how().equals("suffix")).toList();
    }

    /** The rules of this version of the program. */
    public static ActorRules standard() {
        var file = ActorRules.class.getResourceAsStream(FILE);
        if (file == null) {
            throw new IllegalStateException("the rule file " + FILE + " is missing from the program");
        }
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return of(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the rule file " + FILE, e);
        }
    }

    /** Rules of these lines. */
    static ActorRules of(List<String> lines) {
        return new ActorRules(lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("version "))
                .map(Rule::of)
                .toList());
    }

    /** The class of whoever has that login; UNKNOWN where there is none. */
    public ActorClass classOf(String login) {
        if (login == null) {
            return ActorClass.UNKNOWN;
        }
        var named = names.get(login.toLowerCase(Locale.ROOT));
        if (named != null) {
            return named;
        }
        for (var rule : suffixes) {
            if (login.endsWith(rule.text())) {
                return rule.actor();
            }
        }
        return ActorClass.HUMAN;
    }

    /**
     * A line of the file.
     *
     * @param actor the class that it gives
     * @param how {@code name} or {@code suffix}
     * @param text what is compared
     */
    private record Rule(ActorClass actor, String how, String text) {
        static Rule of(String line) {
            var words = line.split("\\s+", WORDS);
            if (words.length != WORDS || !(words[1].equals("name") || words[1].equals("suffix"))) {
                throw new IllegalArgumentException(
                        "'" + line + "' is no rule; expected human, bot or agent, then name or suffix, then a text");
            }
            return new Rule(ActorClass.valueOf(words[0].toUpperCase(Locale.ROOT)), words[1], words[2]);
        }
    }
}
