package dev.sluice.schemas.serdes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads Avro records in Confluent's wire format into one generated class, whatever version of its schema they were
 * written with. Not safe for use by several threads; each makes its own.
 *
 * @param <V> the generated class
 */
public final class AvroDeserializer<V extends SpecificRecord> implements Deserializer<V> {
    private final SchemaRegistry registry;
    private final Schema readerSchema;
    private final Map<Integer, SpecificDatumReader<V>> readers = new HashMap<>();
    private BinaryDecoder decoder;

    /** Looks up unknown ids in the registry, and throws what that throws: such a record is never a dead letter. */
    AvroDeserializer(SchemaRegistry registry, Class<V> value) {
        this.registry = registry;
        this.readerSchema = SchemaText.schema(value);
    }

    @Override
    public V deserialize(String topic, byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        if (bytes.length < AvroSerializer.FRAME_BYTES || bytes[0] != AvroSerializer.MAGIC) {
            throw new SerializationException("a record of " + topic + " is not Confluent-framed Avro: " + bytes.length
                    + " bytes, first byte " + (bytes.length == 0 ? "none" : bytes[0]) + ", expected 0");
        }
        int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        decoder = DecoderFactory.get()
                .binaryDecoder(bytes, AvroSerializer.FRAME_BYTES, bytes.length - AvroSerializer.FRAME_BYTES, decoder);
        try {
            return readers.computeIfAbsent(id, this::reader).read(null, decoder);
        } catch (IOException e) {
            throw new SerializationException("a record of " + topic + " with schema id " + id + " ends too early", e);
        }
    }

    private SpecificDatumReader<V> reader(int id) {
        return new SpecificDatumReader<>(registry.byId(id), readerSchema);
    }
}
