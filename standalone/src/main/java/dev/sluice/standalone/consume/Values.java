package dev.sluice.standalone.consume;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.schemas.serdes.SchemaRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/** Makes JSON of the values of a topic: of Avro records by their schema, of anything else as well as it goes. */
final class Values {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int FRAME_BYTES = 5;

    private final SchemaRegistry registry;
    private final Schema reader;
    private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();

    /** @param reader schema to read with, whatever a record was written with; null for the writer's own */
    Values(SchemaRegistry registry, Schema reader) {
        this.registry = registry;
        this.reader = reader;
    }

    /**
     * An Avro record in Confluent's wire format.
     *
     * @throws IOException if it is none, or ends too early
     */
    JsonNode avro(byte[] bytes) throws IOException {
        if (!isFramed(bytes)) {
            throw new IOException(bytes.length + " bytes, first byte " + (bytes.length == 0 ? "none" : bytes[0])
                    + ", expected 0 and a schema id of four bytes");
        }
        int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        var decoder = DecoderFactory.get().binaryDecoder(bytes, FRAME_BYTES, bytes.length - FRAME_BYTES, null);
        try {
            var record = readers.computeIfAbsent(id, this::readerOf).read(null, decoder);
            return AvroJson.of(record, record.getSchema());
        } catch (AvroRuntimeException e) {
            throw new IOException("schema id " + id + ": " + e.getMessage(), e);
        }
    }

    static boolean isFramed(byte[] bytes) {
        return bytes.length >= FRAME_BYTES && bytes[0] == 0;
    }

    private GenericDatumReader<GenericRecord> readerOf(int id) {
        var writer = registry.byId(id);
        return new GenericDatumReader<>(writer, reader == null ? writer : reader);
    }

    /** Bytes that have no schema: as the JSON that they are, else as text, else as {@code {"base64": …}}. */
    static JsonNode raw(byte[] bytes) {
        try {
            var value = JSON.readTree(bytes);
            if (value != null && !value.isMissingNode()) {
                return value;
            }
        } catch (IOException notJson) {
            return text(bytes);
        }
        return text(bytes);
    }

    private static JsonNode text(byte[] bytes) {
        var nodes = JsonNodeFactory.instance;
        try {
            return nodes.textNode(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notText) {
            ObjectNode wrapped = nodes.objectNode();
            return wrapped.set("base64", nodes.binaryNode(bytes));
        }
    }
}
