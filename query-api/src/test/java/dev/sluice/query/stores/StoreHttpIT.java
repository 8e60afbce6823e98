package dev.sluice.query.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.schemas.queries.StoreAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Instances that answer well, badly, late or not at all. */
final class StoreHttpIT {
    private static final String GOOD = "{\"partitions\":[%d],\"partitions_total\":4,\"rows\":[]}";

    private final List<HttpServer> servers = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final StoreHttp http = new StoreHttp(Duration.ofSeconds(5));

    @AfterEach
    void stop() {
        ended.countDown();
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void answersComeInTheOrderOfTheInstances() throws IOException {
        var answers = ask(http, answering(200, GOOD.formatted(3)), answering(200, GOOD.formatted(1)));

        assertThat(answers).extracting(StoreAnswer::partitions).containsExactly(List.of(3), List.of(1));
    }

    @Test
    void refusalIsLeftOut() throws IOException {
        assertThat(ask(http, answering(503, GOOD.formatted(1)), answering(200, GOOD.formatted(2))))
                .extracting(StoreAnswer::partitions)
                .containsExactly(List.of(2));
    }

    @Test
    void answerThatIsNotUnderstoodIsLeftOut() throws IOException {
        assertThat(ask(http, answering(200, "<html>"), answering(200, "{\"partitions\":\"all\"}")))
                .isEmpty();
    }

    @Test
    void fieldOfANewerVersionIsPassedOver() throws IOException {
        var newer = answering(200, "{\"partitions\":[0],\"partitions_total\":4,\"rows\":[],\"colour\":\"blue\"}");

        assertThat(ask(http, newer)).hasSize(1);
    }

    @Test
    void instanceThatIsGoneIsLeftOut() throws IOException {
        assertThat(ask(http, URI.create("http://127.0.0.1:1"), answering(200, GOOD.formatted(2))))
                .hasSize(1);
    }

    @Test
    void instanceThatDoesNotAnswerInTimeIsLeftOut() throws IOException {
        var impatient = new StoreHttp(Duration.ofMillis(200));

        assertThat(ask(impatient, silent())).isEmpty();
    }

    private static List<StoreAnswer<String>> ask(StoreHttp http, URI... instances) {
        JavaType type = http.json().getTypeFactory().constructParametricType(StoreAnswer.class, String.class);
        return http.ask(List.of(instances), "/internal/v1/anything", type);
    }

    private URI answering(int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return serve(server -> server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }));
    }

    /** Keeps the line open until the test ends. */
    private URI silent() throws IOException {
        return serve(server -> server.createContext("/", exchange -> {
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        }));
    }

    private URI serve(java.util.function.Consumer<HttpServer> contexts) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        contexts.accept(server);
        server.start();
        servers.add(server);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
