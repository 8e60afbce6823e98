package dev.sluice.standalone.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

final class RowsTest {
    private static final Schema SCHEMA = new Schema.Parser().parse("""
                    {"type":"record","name":"R","fields":[
                      {"name":"at","type":["null",{"type":"long","logicalType":"timestamp-millis"}]},
                      {"name":"n","type":"int"},
                      {"name":"tags","type":{"type":"array","items":"string"}},
                      {"name":"by","type":{"type":"map","values":"long"}}]}""");
    private static final Topic ACCOUNTS = Topics.ACCOUNTS;

    @Test
    void anAvroRecordIsItsFields() throws Exception {
        var value = avro(new GenericRecordBuilder(SCHEMA)
                .set("at", Instant.parse("2026-01-01T00:00:01Z").toEpochMilli())
                .set("n", -3)
                .set("tags", List.of("a", "b"))
                .set("by", Map.of("x", 1L))
                .build());

        assertThat(rows(Optional.empty(), false).of(record(value)))
                .hasToString("{\"at\":\"2026-01-01T00:00:01Z\",\"n\":-3,\"tags\":[\"a\",\"b\"],\"by\":{\"x\":1}}");
    }

    @Test
    void whereItComesFromIsToldWhenAskedFor() throws Exception {
        assertThat(rows(Optional.of(Topics.DEAD_LETTERS), true)
                        .of(record("{\"a\":1}".getBytes(StandardCharsets.UTF_8))))
                .hasToString("{\"_partition\":2,\"_offset\":7,\"_time\":\"1970-01-01T00:00:00.005Z\",\"_key\":\"k\","
                        + "\"key\":\"k\",\"headers\":{\"reason\":\"ID\"},\"value\":{\"a\":1}}");
    }

    @Test
    void bytesThatAreNoJsonAreTextAndBytesThatAreNoTextAreBase64() throws Exception {
        var rows = rows(Optional.of(Topics.DEAD_LETTERS), false);

        assertThat(rows.of(record("{\"a\":".getBytes(StandardCharsets.UTF_8)))
                        .get("value")
                        .textValue())
                .isEqualTo("{\"a\":");
        assertThat(rows.of(record(new byte[] {(byte) 0xff, 0}))
                        .get("value")
                        .get("base64")
                        .asText())
                .isEqualTo("/wA=");
    }

    @Test
    void aDeletionIsARowOfItsOwn() throws Exception {
        var row = rows(Optional.of(ACCOUNTS), false).of(record(null));

        assertThat(row.get("_deleted").booleanValue()).isTrue();
        assertThat(row.get("_key").textValue()).isEqualTo("k");
    }

    @Test
    void aRecordThatDoesNotDecodeIsNamedByItsCoordinates() {
        var rows = rows(Optional.of(ACCOUNTS), false);

        assertThatThrownBy(() -> rows.of(record(new byte[] {1, 2})))
                .hasMessage("a record does not decode, t partition 2 offset 7: 2 bytes, first byte 1, expected 0 and a"
                        + " schema id of four bytes");
        assertThatThrownBy(() -> rows.of(record(new byte[] {0, 0, 0, 0, 9, 2})))
                .hasMessageContaining("partition 2 offset 7");
    }

    private static Rows rows(Optional<Topic> known, boolean withOrigin) {
        return new Rows(new Values(new OneSchema(), null), known, withOrigin);
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        var headers = new RecordHeaders().add("reason", "ID".getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(
                "t",
                2,
                7,
                5,
                TimestampType.CREATE_TIME,
                0,
                0,
                "k".getBytes(StandardCharsets.UTF_8),
                value,
                headers,
                Optional.empty());
    }

    private static byte[] avro(GenericRecord value) throws Exception {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0, 0, 0, 0, 9});
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(SCHEMA).write(value, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    /** Knows one schema, whatever is asked. */
    private static final class OneSchema implements SchemaRegistry {
        @Override
        public int register(String subject, Schema schema) {
            throw new UnsupportedOperationException("nobody registers here: " + subject);
        }

        @Override
        public int idOf(String subject, Schema schema) {
            throw new UnsupportedOperationException("nobody writes here: " + subject);
        }

        @Override
        public Schema byId(int id) {
            return SCHEMA;
        }
    }
}
