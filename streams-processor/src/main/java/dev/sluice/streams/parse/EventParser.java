package dev.sluice.streams.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Reason;
import dev.sluice.silver.Envelope;
import java.io.IOException;

/**
 * Raw lines to verdicts: {@code (bytes, headers) -> Verdict}. It never throws: what cannot be read is a value too. One
 * pass over the bytes; the shape of the payload is told from the payload, never from its date. Not safe for use by several
 * threads.
 */
public final class EventParser {
    private static final int MAX_DETAIL = 240;

    private final Utf8 utf8 = new Utf8();
    private final Fields fields = new Fields();
    private final FieldReader reader = new FieldReader();
    private final Provenance provenance = new Provenance();
    private final SilverMapper silver = new SilverMapper();
    private final EnvelopeMapper envelopes;
    private final WebhookMapper webhooks;

    /** @param lane that the events come through, as silver says it */
    public EventParser(Lane lane) {
        this.envelopes = new EnvelopeMapper(lane);
        this.webhooks = new WebhookMapper(lane);
    }

    /**
     * Reads a line.
     *
     * @param line null where the bronze record has no value
     * @param headers of the bronze record: source and time of the fetch
     */
    public Verdict parse(byte[] line, org.apache.kafka.common.header.Headers headers) {
        var source = provenance.source(headers);
        try {
            checkText(line);
            var fetchedAt = Provenance.fetchedAt(headers);
            return source.equals(Headers.WEBHOOK)
                    ? acceptWebhook(line, headers, fetchedAt)
                    : accept(line, source, fetchedAt);
        } catch (Refusal refusal) {
            return refuse(source, refusal.reason(), refusal.getMessage(), line);
        } catch (StreamConstraintsException e) {
            boolean deep = e.getOriginalMessage().contains("nesting depth");
            return refuse(source, deep ? Reason.DEPTH : Reason.SIZE, e.getOriginalMessage(), line);
        } catch (JsonProcessingException e) {
            return refuse(source, Reason.SYNTAX, at(e) + e.getOriginalMessage(), line);
        } catch (IOException e) {
            return refuse(source, Reason.SYNTAX, e.getMessage(), line);
        }
    }

    private void checkText(byte[] line) {
        if (line == null) {
            throw new Refusal(Reason.TOMBSTONE, "the record has no value; expected an event");
        }
        int fault = utf8.firstFault(line);
        if (fault >= 0) {
            throw new Refusal(Reason.ENCODING, "byte " + fault + " is not UTF-8; expected UTF-8 throughout");
        }
    }

    private Accepted accept(byte[] line, String source, Long fetchedAt) throws IOException {
        reader.read(line, Path.event(), fields);
        var event = envelopes.map(fields, line, source, fetchedAt);
        return accepted(EventType.ofGithubName(event.getType()), event, line);
    }

    private Accepted acceptWebhook(byte[] body, org.apache.kafka.common.header.Headers headers, Long fetchedAt)
            throws IOException {
        reader.read(body, Path.webhook(), fields);
        var event = webhooks.map(fields, body, headers, fetchedAt);
        return accepted(EventType.ofGithubName(event.getType()), event, body);
    }

    private Accepted accepted(EventType type, Envelope event, byte[] line) {
        var record = silver.map(type, event, fields, line);
        fields.observed().shape(event.getPayloadShape());
        return Accepted.of(type, event, record, fields.observed());
    }

    private static Refused refuse(String source, Reason reason, String detail, byte[] line) {
        return new Refused(
                source, reason, detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL), line);
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null ? "" : "byte " + e.getLocation().getByteOffset() + ": ";
    }
}
