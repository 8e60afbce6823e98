package dev.sluice.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.Component;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HealthServerTest {
    private final Part part = new Part();
    private final Metrics metrics = new Metrics();
    private final HealthServer server = new HealthServer("127.0.0.1", 0, List.of(part), metrics);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void readyTellsWhyNot() throws Exception {
        server.start();
        part.check = Check.failed("no broker at localhost:9092");

        var answer = get("/readyz");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("a-part: no broker at localhost:9092\n");
    }

    @Test
    void readyAndAliveAreTwoThings() throws Exception {
        server.start();
        part.check = Check.failed("restoring");

        assertThat(get("/livez").statusCode()).isEqualTo(200);
        part.check = Check.ok("running");
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void measurementsAreServed() throws Exception {
        server.start();
        metrics.registry().counter("sluice.rows").increment(3);

        assertThat(get("/metrics").body()).contains("sluice_rows_total 3.0");
    }

    @Test
    void aTakenPortIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> new HealthServer("127.0.0.1", server.port(), List.of(), metrics))
                .hasMessageContaining(":" + server.port())
                .hasMessageContaining("SLUICE_HEALTH_PORT");
    }

    private HttpResponse<String> get(String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static final class Part implements Component {
        private Check check = Check.ok("fine");

        @Override
        public String name() {
            return "a-part";
        }

        @Override
        public void start() {}

        @Override
        public Check check() {
            return check;
        }

        @Override
        public void close() {}
    }
}
