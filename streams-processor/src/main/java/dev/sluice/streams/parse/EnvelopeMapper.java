package dev.sluice.streams.parse;

import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Reason;
import dev.sluice.silver.ActorClass;
import dev.sluice.silver.Envelope;
import dev.sluice.silver.PayloadShape;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** What every silver record says of its event, from the fields of any era; refuses what cannot be told. */
final class EnvelopeMapper {
    /** First day of the public archive. */
    private static final Instant FIRST_EVENT = Instant.parse("2011-02-12T00:00:00Z");
    /** How far GitHub's clock may be ahead of ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private static final int MAX_ID = 32;
    private static final int MAX_TYPE = 64;
    private static final int HASH_BYTES = 16;

    private final Lane lane;

    EnvelopeMapper(Lane lane) {
        this.lane = lane;
    }

    /** The envelope; its shape is the type's to tell. */
    Envelope map(Fields fields, byte[] line, String source, Long fetchedAt) {
        fields.span(Field.PAYLOAD); // an object or absent, for every type
        boolean old = isOld(fields);
        var id = old && !fields.has(Field.ID) ? "e1-" + hash(line) : id(fields);
        var type = type(fields);
        var createdAt = createdAt(fields);
        var ingestedAt = ingestedAt(fetchedAt);
        checkClock(createdAt, ingestedAt);
        return new Envelope(
                id,
                type,
                createdAt,
                ingestedAt,
                old ? null : fields.id(Field.ACTOR_ID),
                old ? fields.text(Field.OLD_ACTOR) : fields.text(Field.ACTOR_LOGIN),
                ActorClass.UNKNOWN,
                fields.id(old ? Field.OLD_REPO_ID : Field.REPO_ID),
                old ? oldRepoName(fields) : fields.text(Field.REPO_NAME),
                old ? null : fields.id(Field.ORG_ID),
                fields.text(old ? Field.OLD_REPO_ORG : Field.ORG_LOGIN),
                fields.flag(Field.PUBLIC),
                source,
                lane.prefix(),
                PayloadShape.UNKNOWN,
                false);
    }

    /** Whether it has the shape of before 2015: a repository in place of a repo, an actor that is a login. */
    static boolean isOld(Fields fields) {
        return fields.has(Field.OLD_REPO) || fields.has(Field.OLD_ACTOR);
    }

    private static String id(Fields fields) {
        var id = require(fields, Field.ID, Reason.ID);
        if (id.length() > MAX_ID || id.chars().anyMatch(c -> c == ' ' || Character.isISOControl(c))) {
            throw new Refusal(
                    Reason.ID, "id is '" + clipped(id) + "'; expected 1 to 32 characters, none of them blank");
        }
        return id;
    }

    private static String type(Fields fields) {
        var type = require(fields, Field.TYPE, Reason.TYPE);
        if (type.length() > MAX_TYPE) {
            throw new Refusal(Reason.TYPE, "type is '" + clipped(type) + "'; expected at most 64 characters");
        }
        return type;
    }

    private static Instant createdAt(Fields fields) {
        var text = require(fields, Field.CREATED_AT, Reason.TIME);
        try {
            return EventTime.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(
                    Reason.TIME, "created_at is '" + clipped(text) + "'; expected a time such as 2016-01-01T01:00:00Z");
        }
    }

    static Instant ingestedAt(Long fetchedAt) {
        if (fetchedAt == null) {
            throw new Refusal(
                    Reason.FIELD, "the header fetched_at is absent or no number; expected milliseconds since 1970");
        }
        return Instant.ofEpochMilli(fetchedAt);
    }

    static void checkClock(Instant createdAt, Instant ingestedAt) {
        if (createdAt.isBefore(FIRST_EVENT) || createdAt.isAfter(ingestedAt.plus(CLOCK_SKEW))) {
            throw new Refusal(
                    Reason.CLOCK,
                    "created_at is " + createdAt + "; expected from " + FIRST_EVENT
                            + " to ten minutes after it was fetched, " + ingestedAt);
        }
    }

    /** A text that must be there, refused with a reason of its own. */
    private static String require(Fields fields, Field field, Reason reason) {
        String text;
        try {
            text = fields.text(field);
        } catch (Refusal wrongType) {
            throw wrongType.because(reason);
        }
        if (text == null || text.isEmpty()) {
            throw new Refusal(
                    reason, field.path() + " is " + (text == null ? "absent" : "empty") + "; expected a text");
        }
        return text;
    }

    private static String oldRepoName(Fields fields) {
        var owner = fields.text(Field.OLD_REPO_OWNER);
        var name = fields.text(Field.OLD_REPO_NAME);
        return owner == null || name == null ? name : owner + "/" + name;
    }

    private static String hash(byte[] line) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256, which every JVM must have", e);
        }
    }

    static String clipped(String text) {
        return text.length() <= MAX_TYPE ? text : text.substring(0, MAX_TYPE) + "...";
    }
}
