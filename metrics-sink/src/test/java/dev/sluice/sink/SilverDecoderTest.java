package dev.sluice.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import dev.sluice.schemas.serdes.PatientRegistry;
import dev.sluice.schemas.serdes.RegistryException;
import dev.sluice.silver.Push;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records whose schema the registry does not tell, not yet, or not at all. */
class SilverDecoderTest {

    private static final Push PUSH = TestEvents.push("1", "2016-01-01T01:00:00Z");

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int refusals;
    private long nanos;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anUnknownSchemaIsWaitedForUntilTheRegistryKnowsIt() {
        refusals = 2;

        assertThat(decoder().decode(record(0))).isEqualTo(PUSH);
        assertThat(asked).hasSize(3);
    }

    @Test
    void aSchemaIsAskedForOnce() {
        SilverDecoder decoder = decoder();

        decoder.decode(record(0));
        decoder.decode(record(1));

        assertThat(asked).hasSize(1);
    }

    @Test
    void aSchemaThatNeverComesFailsTheSessionAndNotTheRecord() {
        refusals = Integer.MAX_VALUE;
        SilverDecoder decoder = decoder();
        assertThatThrownBy(() -> decoder.decode(record(0))).isInstanceOf(RegistryException.class);

        refusals = 0;
        assertThat(decoder.decode(record(0))).isEqualTo(PUSH);
    }

    @Test
    void bytesThatAreNoAvroAreSaidWithTheTopic() {
        ConsumerRecord<byte[], byte[]> odd = new ConsumerRecord<>(topic(), 0, 0, null, "{}".getBytes(UTF_8));

        assertThatThrownBy(() -> decoder().decode(odd))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(topic());
    }

    @Test
    void everyTopicOfEveryLaneHasItsType() {
        SilverDecoder decoder = new SilverDecoder(AvroSerdes.of(new FakeRegistry()), List.of(Lane.values()));

        assertThat(decoder.topics()).hasSize(Lane.values().length * EventType.values().length);
        for (EventType type : EventType.values()) {
            String topic = Topics.silver(Lane.HISTORY, type).name();
            assertThat(decoder.type(new ConsumerRecord<>(topic, 0, 0, null, null)))
                    .isEqualTo(type);
        }
    }

    private SilverDecoder decoder() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        // Each look at the clock is four minutes later, so that a few tries are all.
        PatientRegistry patient = new PatientRegistry(
                new ConfluentRegistry(url),
                Duration.ofMinutes(10),
                () -> nanos += Duration.ofMinutes(4).toNanos(),
                waiting -> {});
        return new SilverDecoder(AvroSerdes.of(patient), List.of(Lane.LIVE));
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        byte[] value = AvroSerdes.of(new FakeRegistry())
                .serializer(List.of(Topics.silver(Lane.LIVE, EventType.PUSH)))
                .serialize(topic(), PUSH);
        return new ConsumerRecord<>(topic(), 0, offset, null, value);
    }

    private static String topic() {
        return Topics.silver(Lane.LIVE, EventType.PUSH).name();
    }

    private void answer(HttpExchange http) throws IOException {
        asked.add(http.getRequestURI().getPath());
        boolean known = refusals == 0;
        refusals -= known ? 0 : 1;
        byte[] body = new ObjectMapper()
                .writeValueAsBytes(
                        known
                                ? Map.of("schema", Push.getClassSchema().toString())
                                : Map.of("error_code", 40403, "message", "Schema not found"));
        http.getResponseHeaders().add("Content-Type", "application/json");
        http.sendResponseHeaders(known ? 200 : 404, body.length);
        http.getResponseBody().write(body);
        http.close();
    }
}
