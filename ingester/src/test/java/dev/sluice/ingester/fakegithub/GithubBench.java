package dev.sluice.ingester.fakegithub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A stand-in, its clock and a client. */
final class GithubBench implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final SettableClock clock;
    final FakeGithub github;
    private final HttpClient client = HttpClient.newHttpClient();

    GithubBench(FakeGithubPlan plan) {
        this(plan, "2026-03-01T12:00:00Z");
    }

    GithubBench(FakeGithubPlan plan, String now) {
        clock = new SettableClock(now);
        github = FakeGithub.start(plan, clock);
    }

    /** Names and values of headers follow the target. */
    HttpResponse<byte[]> get(String target, String... headers) throws IOException, InterruptedException {
        return send("GET", target, headers);
    }

    HttpResponse<byte[]> send(String method, String target, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(github.url() + target))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    List<String> events(String target) throws IOException, InterruptedException {
        return events(get(target));
    }

    static List<String> events(HttpResponse<byte[]> page) throws IOException {
        var keys = new ArrayList<String>();
        JSON.readTree(page.body())
                .forEach(event -> keys.add(
                        event.path("type").asText() + ":" + event.path("id").asText()));
        return keys;
    }

    static List<JsonNode> json(HttpResponse<byte[]> page) throws IOException {
        var events = new ArrayList<JsonNode>();
        JSON.readTree(page.body()).forEach(events::add);
        return events;
    }

    static List<String> lines(byte[] gzip) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        }
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        github.close();
    }
}
