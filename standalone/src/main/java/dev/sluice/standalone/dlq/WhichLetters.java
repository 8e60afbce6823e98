package dev.sluice.standalone.dlq;

import dev.sluice.runtime.settings.ConfigException;
import dev.sluice.schemas.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The flags that say which letters are meant. */
final class WhichLetters {
    private static final Set<String> REASONS =
            Arrays.stream(Reason.values()).map(Reason::name).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> STAGES = Set.of("ingest", "parse");

    @Parameters(arity = "0..*", paramLabel = "LETTER", description = "by name, such as 2-1403")
    private List<String> letters = List.of();

    @Option(
            names = "--reason",
            split = ",",
            paramLabel = "REASON",
            description = "refused for it, such as SYNTAX,CLOCK")
    private List<String> reasons = List.of();

    @Option(names = "--stage", split = ",", paramLabel = "STAGE", description = "refused by ingest or parse")
    private List<String> stages = List.of();

    @Option(
            names = "--topic",
            split = ",",
            paramLabel = "TOPIC",
            description = "refused records of it, such as github.bronze.events.v1")
    private List<String> topics = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "fetched then or later: 2h (ago), 2026-01-01T00:00:00Z")
    private String since;

    @Option(names = "--until", paramLabel = "TIME", description = "fetched before")
    private String until;

    /**
     * As a filter.
     *
     * @throws ConfigException with every problem at once
     */
    LetterFilter filter(Clock clock) {
        var problems = new ArrayList<String>();
        var filter = new LetterFilter(
                letters.stream()
                        .map(text -> read(text, "", LetterId::parse, problems))
                        .collect(Collectors.toCollection(HashSet::new)),
                words("--reason", reasons, REASONS, text -> text.toUpperCase(Locale.ROOT), problems),
                words("--stage", stages, STAGES, text -> text.toLowerCase(Locale.ROOT), problems),
                Set.copyOf(topics),
                moment("--since", since, clock, problems),
                moment("--until", until, clock, problems));
        if (!problems.isEmpty()) {
            throw new ConfigException("argument(s)", problems);
        }
        return filter;
    }

    private static Instant moment(String flag, String text, Clock clock, List<String> problems) {
        return text == null ? null : read(text, flag + " is ", given -> Times.moment(given, clock), problems);
    }

    private static <T> T read(String text, String what, Function<String, T> reader, List<String> problems) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            problems.add(what + e.getMessage());
            return null;
        }
    }

    private static Set<String> words(
            String flag,
            List<String> given,
            Set<String> known,
            Function<String, String> written,
            List<String> problems) {
        var words = given.stream().map(String::strip).map(written).collect(Collectors.toSet());
        words.stream()
                .filter(word -> !known.contains(word))
                .forEach(word -> problems.add(flag + " has '" + word + "'; expected some of "
                        + known.stream().sorted().collect(Collectors.joining(", "))));
        return words;
    }
}
