package dev.sluice.ingester.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a page, a JSON array, into its elements, byte for byte. What they mean is left to the parser behind bronze: an element that
 * is no event is one of them all the same.
 */
final class PageSplitter {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(HttpFetch.BODY_CAP)
                    .maxNumberLength(HttpFetch.BODY_CAP)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final byte[] page;
    private final JsonParser parser;
    private final List<PageEvent> events = new ArrayList<>();

    private PageSplitter(byte[] page, JsonParser parser) {
        this.page = page;
        this.parser = parser;
    }

    /**
     * Its elements, in the order of the page.
     *
     * @throws BrokenPage if it is not one whole JSON array in UTF-8
     */
    static List<PageEvent> split(byte[] page) throws BrokenPage {
        try (JsonParser parser = JSON.createParser(page)) {
            return new PageSplitter(page, parser).split();
        } catch (JsonProcessingException e) {
            throw new BrokenPage(e.getOriginalMessage());
        } catch (IOException e) {
            throw new BrokenPage(e.toString());
        }
    }

    private List<PageEvent> split() throws IOException, BrokenPage {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_ARRAY || parser.currentTokenLocation().getByteOffset() < 0) {
            throw new BrokenPage("expected a JSON array in UTF-8, found " + (first == null ? "nothing" : first));
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            events.add(element());
        }
        if (parser.nextToken() != null) {
            throw new BrokenPage("expected the end behind the array, found more");
        }
        return events;
    }

    private PageEvent element() throws IOException, BrokenPage {
        if (parser.currentToken() == null) {
            throw new BrokenPage("the array is cut off");
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        var envelope = new Envelope();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            readEnvelope(envelope);
        } else {
            parser.skipChildren();
        }
        parser.finishToken();
        int to = (int) parser.currentLocation().getByteOffset();
        return new PageEvent(
                Arrays.copyOfRange(page, from, to),
                Optional.ofNullable(envelope.type),
                Optional.ofNullable(envelope.id),
                Optional.ofNullable(envelope.createdAt));
    }

    private void readEnvelope(Envelope envelope) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "id" -> envelope.id = value.isScalarValue() ? parser.getText() : null;
                case "type" -> envelope.type = value == JsonToken.VALUE_STRING ? parser.getText() : null;
                case "created_at" ->
                    envelope.createdAt = value == JsonToken.VALUE_STRING ? time(parser.getText()) : null;
                default -> {}
            }
            parser.skipChildren();
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    /** What was found at the top of an element so far; null where it was not. */
    private static final class Envelope {
        private String type;
        private String id;
        private Instant createdAt;
    }
}
