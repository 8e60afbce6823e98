package dev.sluice.runtime.health;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class HealthServerTest {
    private volatile Check check = Check.ok("fine");
    private final Metrics metrics = new Metrics();
    private final HealthServer server = new HealthServer("127.0.0.1", 0, Map.of("a-part", () -> check), metrics);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void readyTellsWhyNot() throws Exception {
        server.start();
        check = Check.failed("no broker at localhost:9092");

        var answer = get("/readyz");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("a-part: no broker at localhost:9092\n");
    }

    @Test
    void readyAndAliveAreTwoThings() throws Exception {
        server.start();
        check = Check.failed("restoring");

        assertThat(get("/livez").statusCode()).isEqualTo(200);
        check = Check.ok("running");
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    @Timeout(10)
    void whoeverSendsSlowlyHoldsUpNobodyElse() throws Exception {
        server.start();
        try (var slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            slow.getOutputStream().write("GET /livez HTTP/1.1\r\nX-Slow: ".getBytes(US_ASCII));

            assertThat(get("/livez").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void measurementsAreServed() throws Exception {
        server.start();
        metrics.registry().counter("sluice.rows").increment(3);

        assertThat(get("/metrics").body()).contains("sluice_rows_total 3.0");
    }

    @Test
    void aTakenPortIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> new HealthServer("127.0.0.1", server.port(), Map.of(), metrics))
                .hasMessageContaining(":" + server.port())
                .hasMessageContaining("SLUICE_HEALTH_PORT");
    }

    @Test
    void everyPartIsToldAndOneThatFailsIsEnough() throws Exception {
        var parts = new HashMap<String, Supplier<Check>>();
        parts.put("registry", () -> Check.failed("no answer"));
        parts.put("kafka", () -> Check.ok("3 brokers"));
        try (var both = new HealthServer("127.0.0.1", 0, parts, metrics)) {
            both.start();

            var answer = get(both.port(), "/readyz");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("kafka: 3 brokers\nregistry: no answer\n");
        }
    }

    @Test
    void measurementsOfTheProcessAreThereFromTheStart() throws Exception {
        server.start();

        var answer = get("/metrics");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body()).contains("jvm_memory_used_bytes", "system_cpu_count");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(server.port(), path);
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
