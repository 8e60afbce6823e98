package dev.sluice.schemas.serdes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes Avro records in Confluent's wire format. The ids, by schema instance, are known before the first record, so that a
 * registry that is down never stops a producer. Not safe for use by several threads; each makes its own.
 */
public final class AvroSerializer implements Serializer<SpecificRecord> {
    static final byte MAGIC = 0;
    static final int FRAME_BYTES = 5;

    private final IdentityHashMap<Schema, Integer> ids;
    private final IdentityHashMap<Schema, RecordWriter> writers = new IdentityHashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private BinaryEncoder encoder;

    AvroSerializer(IdentityHashMap<Schema, Integer> ids) {
        this.ids = ids;
    }

    @Override
    public byte[] serialize(String topic, SpecificRecord value) {
        if (value == null) {
            return null;
        }
        var schema = value.getSchema();
        bytes.reset();
        bytes.write(MAGIC);
        bytes.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(id(topic, schema)).array());
        try {
            encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
            writers.computeIfAbsent(schema, RecordWriter::new).write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode a " + schema.getFullName() + " for " + topic, e);
        }
        return bytes.toByteArray();
    }

    private int id(String topic, Schema schema) {
        Integer id = ids.get(schema);
        if (id == null) {
            throw new IllegalStateException(
                    "no id is known for " + schema.getFullName() + " on " + topic + "; it is not in the catalogue");
        }
        return id;
    }
}
