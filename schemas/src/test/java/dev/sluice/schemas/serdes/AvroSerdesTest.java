package dev.sluice.schemas.serdes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ops.Account;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

final class AvroSerdesTest {
    private static final List<Topic> ACCOUNTS = List.of(Topics.ACCOUNTS);

    private final FakeRegistry registry = new FakeRegistry();
    private final AvroSerdes serdes = AvroSerdes.of(registry);

    @Test
    void aRecordComesBackAsItWent() {
        serdes.register(ACCOUNTS);
        var account = account(Instant.parse("2016-01-01T01:00:00Z"));

        var bytes = serdes.serializer(ACCOUNTS).serialize(Topics.ACCOUNTS.name(), account);

        assertThat(serdes.deserializer(Account.class).deserialize(Topics.ACCOUNTS.name(), bytes))
                .isEqualTo(account);
    }

    @Test
    void theFrameIsAZeroByteAndTheIdInFourBytes() {
        registry.schemas.put(1, SchemaBuilder.builder().intType());
        serdes.register(ACCOUNTS);

        var bytes = serdes.serializer(ACCOUNTS).serialize(Topics.ACCOUNTS.name(), account(null));

        assertThat(bytes).startsWith(0, 0, 0, 0, 2);
    }

    @Test
    void aSerializerAsksForItsIdsOnceAndWorksWhileTheRegistryIsDown() {
        serdes.register(ACCOUNTS);
        var serializer = serdes.serializer(ACCOUNTS);
        registry.down = true;

        assertThat(serializer.serialize(Topics.ACCOUNTS.name(), account(null))).isNotEmpty();
    }

    @Test
    void recordsOutsideTheCatalogueAreRefusedByName() {
        var serializer = serdes.serializer(List.of());

        assertThatThrownBy(() -> serializer.serialize("a-topic", account(null)))
                .hasMessageContaining("dev.sluice.ops.Account")
                .hasMessageContaining("a-topic");
    }

    @Test
    void bytesThatAreNotFramedAreRefused() {
        var deserializer = serdes.deserializer(Account.class);

        assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {1, 0, 0, 0, 1, 9}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("first byte 1");
        assertThatThrownBy(() -> deserializer.deserialize("t", new byte[0])).hasMessageContaining("0 bytes");
        assertThat(deserializer.deserialize("t", null)).isNull();
    }

    @Test
    void aRecordThatEndsTooEarlyIsRefusedWithItsSchema() {
        serdes.register(ACCOUNTS);

        assertThatThrownBy(() -> serdes.deserializer(Account.class).deserialize("t", new byte[] {0, 0, 0, 0, 1, 40}))
                .hasMessageContaining("schema id 1");
    }

    @Test
    void anUnknownIdIsTheRegistrysFaultNotTheRecords() {
        registry.down = true;

        assertThatThrownBy(() -> serdes.deserializer(Account.class).deserialize("t", new byte[] {0, 0, 0, 0, 9, 0}))
                .isInstanceOf(RegistryException.class);
    }

    @Test
    void aForeignSerdeThatIsNotThereIsNamed() {
        var foreign =
                new AvroSerdes(registry, new ForeignSerdes("no.such.Serializer", "no.such.Deserializer", "http://x"));

        assertThatThrownBy(() -> foreign.serializer(ACCOUNTS)).hasMessageContaining("'no.such.Serializer'");
    }

    @Test
    void schemasOfBytesAreNotRegistered() {
        serdes.register(List.of(Topics.DEAD_LETTERS, Topics.ACCOUNTS));

        assertThat(registry.asked).containsExactly("register github.ops.accounts.v1-value");
    }

    @Test
    void aRecordOfAnOlderWriterTakesTheStandardsOfFieldsItDoesNotHave() throws IOException {
        var older = SchemaBuilder.record("Account")
                .namespace("dev.sluice.ops")
                .fields()
                .requiredString("source")
                .requiredInt("partition");
        for (var number : List.of("lines", "silver", "dead", "duplicates", "late", "bronze_offset")) {
            older = older.requiredLong(number);
        }
        int id = registry.register("accounts", older.endRecord());
        var written = new GenericRecordBuilder(registry.byId(id))
                .set("source", "file:/a")
                .set("partition", 3);
        for (var number : List.of("lines", "silver", "dead", "duplicates", "late", "bronze_offset")) {
            written.set(number, 7L);
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0, 0, 0, 0, (byte) id});
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(registry.byId(id)).write(written.build(), encoder);

        var read = serdes.deserializer(Account.class).deserialize("accounts", bytes.toByteArray());

        assertThat(read.getPartition()).isEqualTo(3);
        assertThat(read.getBronzeOffset()).isEqualTo(7);
        assertThat(read.getGreatestEventTime()).isNull();
    }

    @Test
    void serdesThatAreNamedTakeThePlaceOfOursAndNeverRegister() {
        var foreign = AvroSerdes.of(
                registry, EchoSerdes.Out.class.getName(), EchoSerdes.In.class.getName(), "http://registry");

        var bytes = foreign.serializer(ACCOUNTS).serialize("t", account(null));

        assertThat(bytes).asString().isEqualTo("http://registry auto.register.schemas=false");
        assertThat(foreign.deserializer(Account.class).deserialize("t", bytes).getSource())
                .isEqualTo("http://registry specific.avro.reader=true");
        assertThat(registry.asked).isEmpty();
    }

    @Test
    void oneForeignSerdeWithoutTheOtherIsRefused() {
        assertThatThrownBy(() -> AvroSerdes.of(registry, "a.Serializer", null, "http://x"))
                .hasMessageContaining("a.Serializer")
                .hasMessageContaining("both or neither");
    }

    @Test
    void withoutNamesTheSerdesAreOurs() {
        var ours = AvroSerdes.of(registry, null, null, "http://x");
        ours.register(ACCOUNTS);

        assertThat(ours.serializer(ACCOUNTS)).isInstanceOf(AvroSerializer.class);
        assertThat(ours.deserializer(Account.class)).isInstanceOf(AvroDeserializer.class);
    }

    private static Account account(Instant greatest) {
        return new Account("file:/a", 2, 10L, 8L, 1L, 1L, 0L, greatest, 41L, 0L);
    }
}
