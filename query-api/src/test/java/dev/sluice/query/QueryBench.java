package dev.sluice.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.query.answer.Mode;
import dev.sluice.runtime.health.Metrics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.awaitility.Awaitility;

/** The real service on a free port, a clock that stands still, and whoever plays streams-processor. */
public final class QueryBench implements AutoCloseable {
    /** Where the clock stands. */
    public static final Instant CLOCK = Instant.parse("2026-11-21T12:00:00Z");

    /** A machine that runs tests may be slow to answer the first time. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final QueryApi api;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Starts it. */
    public QueryBench(Path gold, Mode mode, URI... streams) {
        this(gold, Path.of("../metrics"), mode, streams);
    }

    /** Starts it with other metric files. */
    public QueryBench(Path gold, Path metrics, Mode mode, URI... streams) {
        var config = new QueryConfig(
                "127.0.0.1", 0, gold, metrics, List.of(streams), PATIENCE, mode, Duration.ofMinutes(15));
        api = new QueryApi(config, new Metrics(), Clock.fixed(CLOCK, ZoneOffset.UTC));
        api.start();
    }

    /** Waits until that snapshot is loaded. */
    public QueryBench awaitSnapshot(long number) {
        Awaitility.await().until(() -> api.snapshot().equals(OptionalLong.of(number)));
        return this;
    }

    /** The service. */
    public QueryApi api() {
        return api;
    }

    /** Asks by GET. */
    public HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    /** Asks by GET with a header. */
    public HttpResponse<String> get(String path, String header, String value) {
        return send(request(path).header(header, value).build());
    }

    /** Asks by any method. */
    public HttpResponse<String> send(String method, String path) {
        return send(request(path)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** Asks by GET, and reads the JSON. */
    public JsonNode json(String path) {
        return read(get(path));
    }

    /** Reads a JSON body. */
    public static JsonNode read(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("no JSON: " + response.body(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
