package dev.sluice.streams.parse;

import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Reason;
import dev.sluice.silver.ActorClass;
import dev.sluice.silver.Envelope;
import dev.sluice.silver.PayloadShape;
import java.util.List;

/**
 * The envelope of a webhook's body, which has none, and its fields as the event of the feed would have them. What is no event of the
 * catalogue keeps GitHub's name of its kind as its type, and its whole body as its payload.
 */
final class WebhookMapper {
    private static final String ID_PREFIX = "wh-";
    /** As long as the receiver takes. */
    private static final int MAX_DELIVERY = 64;

    private static final int MAX_KIND = 64;

    private final Lane lane;

    WebhookMapper(Lane lane) {
        this.lane = lane;
    }

    /** The envelope; its shape is the type's to tell. The fields are completed. */
    Envelope map(Fields fields, byte[] body, org.apache.kafka.common.header.Headers headers, Long fetchedAt) {
        var delivery = header(headers, Headers.WEBHOOK_DELIVERY, Reason.ID, MAX_DELIVERY);
        var name = header(headers, Headers.WEBHOOK_EVENT, Reason.TYPE, MAX_KIND);
        var ingestedAt = EnvelopeMapper.ingestedAt(fetchedAt);
        var kind = WebhookKind.named(name);
        if (kind != null) {
            require(fields, Field.REPO_ID);
            require(fields, Field.REPO_NAME);
            require(fields, Field.ACTOR_ID);
            require(fields, Field.ACTOR_LOGIN);
        }
        boolean known = kind != null && kind.has(fields.text(Field.ACTION));
        var createdAt = WebhookTime.of(fields, known ? kind.times() : List.of(), delivery, ingestedAt);
        EnvelopeMapper.checkClock(createdAt, ingestedAt);
        complete(fields, known ? kind : null, body);
        var isPrivate = fields.flag(Field.PRIVATE);
        return new Envelope(
                ID_PREFIX + delivery,
                known ? kind.type().githubName() : name,
                createdAt,
                ingestedAt,
                fields.id(Field.ACTOR_ID),
                fields.text(Field.ACTOR_LOGIN),
                ActorClass.UNKNOWN,
                fields.id(Field.REPO_ID),
                fields.text(Field.REPO_NAME),
                fields.id(Field.ORG_ID),
                fields.text(Field.ORG_LOGIN),
                isPrivate == null ? null : !isPrivate,
                Headers.WEBHOOK,
                lane.prefix(),
                PayloadShape.UNKNOWN,
                false);
    }

    /** @param kind null where it is no event of the catalogue */
    private static void complete(Fields fields, WebhookKind kind, byte[] body) {
        if (kind == null) {
            fields.put(Field.PAYLOAD, new Fields.Span(0, body.length));
            return;
        }
        var action = fields.text(Field.ACTION);
        if (action != null) {
            fields.put(Field.ACTION, kind.inFeed(action));
        }
        if (kind.type() == EventType.PUSH) {
            completePush(fields);
        }
    }

    private static void completePush(Fields fields) {
        var commits = fields.commits(Field.COMMITS);
        if (commits != null) {
            putKnown(fields, Field.SIZE, commits.known());
            putKnown(fields, Field.DISTINCT_SIZE, commits.knownDistinct());
        }
    }

    private static void putKnown(Fields fields, Field field, Integer number) {
        if (number != null) {
            fields.put(field, number);
        }
    }

    private static void require(Fields fields, Field field) {
        if (!fields.has(field)) {
            throw new Refusal(
                    Reason.FIELD,
                    field.webhookPath() + " is absent; expected " + field.kind().expected());
        }
    }

    private static String header(
            org.apache.kafka.common.header.Headers headers, String name, Reason reason, int longest) {
        var text = Headers.text(headers, name);
        if (text == null || text.isEmpty() || text.length() > longest) {
            throw new Refusal(
                    reason,
                    "the header " + name + " of a webhook is "
                            + (text == null ? "absent" : "'" + EnvelopeMapper.clipped(text) + "'") + "; expected 1 to "
                            + longest + " characters");
        }
        return text;
    }
}
