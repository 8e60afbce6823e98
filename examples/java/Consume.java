// SPDX-License-Identifier: Apache-2.0
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints topics as JSON lines, with kafka-clients and avro alone; see examples/README.md for how it is run. */
public final class Consume {
    private static final String BROKERS =
            System.getenv().getOrDefault("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092");
    private static final String REGISTRY =
            System.getenv().getOrDefault("SLUICE_SCHEMA_REGISTRY_URL", "http://127.0.0.1:8081/apis/ccompat/v7");

    private Consume() {}

    public static void main(String[] topics) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", BROKERS,
                "group.id", System.getenv().getOrDefault("GROUP", "example-" + ProcessHandle.current().pid()),
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new Avro())) {
            consumer.subscribe(topics.length == 0 ? List.of("github.silver.push.v1") : List.of(topics));
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    System.out.println(record.value());
                }
            }
        }
    }

    /** Confluent's wire format: a zero byte, the id of the writer's schema in four bytes, the record. */
    private static final class Avro implements Deserializer<GenericRecord> {
        private final HttpClient http = HttpClient.newHttpClient();
        private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();

        @Override
        public GenericRecord deserialize(String topic, byte[] bytes) {
            try {
                int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
                if (!readers.containsKey(id)) {
                    readers.put(id, new GenericDatumReader<>(schema(id)));
                }
                return readers.get(id)
                        .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("cannot decode a record of " + topic, e);
            }
        }

        private Schema schema(int id) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create(REGISTRY + "/schemas/ids/" + id)).build();
            var answer = http.send(request, BodyHandlers.ofString()).body();
            return new Schema.Parser().parse(new ObjectMapper().readTree(answer).get("schema").textValue());
        }
    }
}
