package dev.sluice.schemas;

import dev.sluice.silver.ActorClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whose events an answer counts. Bots and coding agents are one side, everybody else the other. */
public enum BotFilter {
    /** Everybody. */
    INCLUDE,
    /** Neither bots nor coding agents. */
    EXCLUDE,
    /** Bots and coding agents alone. */
    ONLY;

    /** Whether events of such an actor are counted. */
    public boolean accepts(ActorClass actor) {
        boolean automated = actor == ActorClass.BOT || actor == ActorClass.AGENT;
        return switch (this) {
            case INCLUDE -> true;
            case EXCLUDE -> !automated;
            case ONLY -> automated;
        };
    }

    /** The actor classes that are counted. */
    public Iterable<ActorClass> actors() {
        return Arrays.stream(ActorClass.values()).filter(this::accepts).toList();
    }

    /**
     * Reads the query parameter {@code bots}.
     *
     * @throws IllegalArgumentException if it is none of the three, with the three in its message
     */
    public static BotFilter parse(String text) {
        try {
            return valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            var known = Arrays.stream(values()).map(BotFilter::parameter).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("bots is '" + text + "'; expected one of " + known, e);
        }
    }

    /** As it is written in a query. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
