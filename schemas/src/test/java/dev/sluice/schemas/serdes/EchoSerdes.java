package dev.sluice.schemas.serdes;

import dev.sluice.ops.Account;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Serdes of somebody else, which only tell how they were set up. */
public final class EchoSerdes {
    private EchoSerdes() {}

    /** Writes its settings in place of the record. */
    public static final class Out implements Serializer<SpecificRecord> {
        private String text;

        /** Made by name. */
        public Out() {}

        @Override
        public void configure(Map<String, ?> settings, boolean isKey) {
            text = settings.get("schema.registry.url") + " auto.register.schemas="
                    + settings.get("auto.register.schemas");
        }

        @Override
        public byte[] serialize(String topic, SpecificRecord value) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Reads an account that has its settings for a source. */
    public static final class In implements Deserializer<SpecificRecord> {
        private String text;

        /** Made by name. */
        public In() {}

        @Override
        public void configure(Map<String, ?> settings, boolean isKey) {
            text = settings.get("schema.registry.url") + " specific.avro.reader="
                    + settings.get("specific.avro.reader");
        }

        @Override
        public SpecificRecord deserialize(String topic, byte[] bytes) {
            return new Account(text, 0, 0L, 0L, 0L, 0L, 0L, null, 0L, 0L);
        }
    }
}
