package dev.sluice.schemas.serdes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against answers as Confluent documents them; the real registry is asked in the end-to-end tests. */
final class ConfluentRegistryTest {
    private HttpServer http;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "{}";
    private volatile String level = "{\"compatibilityLevel\":\"BACKWARD_TRANSITIVE\"}";
    private volatile String asked;

    @BeforeEach
    void start() throws Exception {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            asked = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(asked);
            boolean config = exchange.getRequestURI().getPath().contains("/config/");
            var body = (config ? level : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(config && level.isEmpty() ? 404 : config ? 200 : status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void registersUnderTheSubject() {
        answer = "{\"id\":12}";

        assertThat(registry().register("a.b-value", SchemaBuilder.builder().longType()))
                .isEqualTo(12);
        assertThat(asked).isEqualTo("POST /api/subjects/a.b-value/versions {\"schema\":\"\\\"long\\\"\"}");
    }

    @Test
    void findsASchemaByItsId() {
        answer = "{\"schema\":\"\\\"long\\\"\"}";

        assertThat(registry().byId(7)).isEqualTo(SchemaBuilder.builder().longType());
        assertThat(asked).startsWith("GET /api/schemas/ids/7");
    }

    @Test
    void anIncompatibleSchemaIsRefusedForGood() {
        status = 409;
        answer = "{\"message\":\"Incompatible\",\"error_code\":409}";

        assertThatThrownBy(
                        () -> registry().register("s", SchemaBuilder.builder().longType()))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.isLasting()).isTrue())
                .hasMessageStartingWith("the schema of s in this build, long, does not read every record")
                .hasMessageContaining("./sluice schemas check")
                .hasMessageContaining("Incompatible");
    }

    @Test
    void aSubjectThatIsLessStrictIsMadeStrictBeforeAnythingIsRegistered() {
        level = "{\"compatibilityLevel\":\"BACKWARD\"}";
        answer = "{\"id\":12}";

        registry().register("s", SchemaBuilder.builder().longType());

        assertThat(requests)
                .containsExactly(
                        "GET /api/config/s?defaultToGlobal=true ",
                        "PUT /api/config/s {\"compatibility\":\"BACKWARD_TRANSITIVE\"}",
                        "POST /api/subjects/s/versions {\"schema\":\"\\\"long\\\"\"}");
    }

    @Test
    void aSubjectThatTheRegistryDoesNotKnowIsAskedAboutAgainOnceItIsThere() {
        level = "";
        answer = "{\"id\":12}";

        registry().register("s", SchemaBuilder.builder().longType());

        assertThat(requests)
                .extracting(request -> request.substring(0, request.indexOf(' ')))
                .containsExactly("GET", "POST", "GET");
    }

    @Test
    void anUnknownSubjectMayAppearLater() {
        status = 404;

        assertThatThrownBy(() -> registry().idOf("s", SchemaBuilder.builder().longType()))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.isLasting()).isFalse());
    }

    @Test
    void aRegistryThatIsDownIsNamed() {
        http.stop(0);

        assertThatThrownBy(() -> registry().byId(1)).hasMessageContaining("does not answer");
    }

    private ConfluentRegistry registry() {
        return new ConfluentRegistry("http://127.0.0.1:" + http.getAddress().getPort() + "/api");
    }
}
