package dev.sluice.query.http;

import dev.sluice.query.answer.Likeness;
import dev.sluice.query.answer.RepoName;
import dev.sluice.schemas.BotFilter;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The query part of a URL; reading a value of it may refuse the request. */
final class QueryText {
    private final Map<String, List<String>> values;

    private QueryText(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Refuses a parameter that is unknown, or given twice. */
    static QueryText of(Context http, String... known) {
        return of(http.queryParamMap(), List.of(known));
    }

    static QueryText of(Map<String, List<String>> values, Collection<String> known) {
        var errors = new ArrayList<ParameterError>();
        values.forEach((name, texts) -> {
            if (!known.contains(name)) {
                var hint = Likeness.suggestion(name, known);
                errors.add(new ParameterError(name, name + " is not a parameter here; " + hint, texts.get(0), hint));
            } else if (texts.size() > 1) {
                errors.add(new ParameterError(name, name + " is given " + texts.size() + " times", null, "once"));
            }
        });
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        return new QueryText(values);
    }

    /** The text; empty where the parameter is absent. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(texts -> texts.get(0)).map(String::strip);
    }

    BotFilter bots(BotFilter standard) {
        return text("bots")
                .map(text -> {
                    try {
                        return BotFilter.parse(text);
                    } catch (IllegalArgumentException e) {
                        throw Refusal.of("bots", text, "include, exclude or only");
                    }
                })
                .orElse(standard);
    }

    Optional<RepoName> repo() {
        return text("repo").map(text -> {
            try {
                return RepoName.parse(text);
            } catch (IllegalArgumentException e) {
                throw Refusal.of("repo", text, "owner/name, such as apache/kafka");
            }
        });
    }

    /** A whole number within bounds; empty where the parameter is absent. */
    Optional<Integer> number(String name, int least, int most) {
        return text(name).map(text -> {
            var expected = "a whole number from " + least + " to " + most;
            try {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw Refusal.of(name, text, expected);
            }
            throw Refusal.of(name, text, expected);
        });
    }

    /** One of a few words; the first where the parameter is absent. */
    String choice(String name, String... words) {
        var text = text(name).orElse(words[0]);
        if (!List.of(words).contains(text)) {
            throw Refusal.of(name, text, "one of " + String.join(", ", words));
        }
        return text;
    }

    /** An RFC 3339 instant; empty where the parameter is absent. */
    Optional<Instant> instant(String name) {
        return text(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw Refusal.of(name, text, "a time such as 2016-01-01T01:00:00Z");
            }
        });
    }
}
