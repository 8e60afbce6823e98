package dev.sluice.streams.parse;

import static dev.sluice.streams.parse.Field.PAYLOAD;

import dev.sluice.schemas.EventType;
import dev.sluice.silver.Envelope;
import dev.sluice.silver.Other;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** The silver record of each type, by its recipe over the fields of any era. Not safe for use by several threads. */
final class SilverMapper {
    private final Map<EventType, Recipe> recipes = new EnumMap<>(EventType.class);

    SilverMapper() {
        recipes.put(EventType.PUSH, PushRecipe.write(new EmailHashes()));
        recipes.put(EventType.PULL_REQUEST, PullRequestRecipe.write());
        recipes.put(EventType.PULL_REQUEST_REVIEW, ReviewRecipes.review());
        recipes.put(EventType.PULL_REQUEST_REVIEW_COMMENT, ReviewRecipes.comment());
        recipes.put(EventType.ISSUES, IssueRecipes.issues());
        recipes.put(EventType.ISSUE_COMMENT, IssueRecipes.comment());
        recipes.put(EventType.DISCUSSION, DiscussionRecipe.write());
        recipes.put(EventType.RELEASE, CodeRecipes.release());
        recipes.put(EventType.COMMIT_COMMENT, CodeRecipes.commitComment());
        recipes.put(EventType.CREATE, CodeRecipes.create());
        recipes.put(EventType.DELETE, CodeRecipes.delete());
        recipes.put(EventType.FORK, RepositoryRecipes.fork());
        recipes.put(EventType.WATCH, RepositoryRecipes.watch());
        recipes.put(EventType.MEMBER, RepositoryRecipes.member());
        recipes.put(EventType.GOLLUM, RepositoryRecipes.gollum());
        recipes.put(EventType.PUBLIC, RepositoryRecipes.madePublic());
    }

    /** The record of an event, with its shape told. */
    SpecificRecord map(EventType type, Envelope event, Fields fields, byte[] line) {
        event.setPayloadShape(Shape.of(type, fields));
        return type == EventType.OTHER
                ? new Other(event, payload(fields, line))
                : recipes.get(type).make(event, fields);
    }

    /** How records of a type are made; null for other types, whose payload is kept whole. */
    Recipe recipe(EventType type) {
        return recipes.get(type);
    }

    private static String payload(Fields fields, byte[] line) {
        var span = fields.span(PAYLOAD);
        return span == null ? null : new String(line, span.start(), span.end() - span.start(), StandardCharsets.UTF_8);
    }
}
