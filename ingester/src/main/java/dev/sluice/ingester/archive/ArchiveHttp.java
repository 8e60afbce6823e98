package dev.sluice.ingester.archive;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Flow;

/** Asks a server; follows redirects, but to no other host and not out of TLS. */
final class ArchiveHttp {
    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final String AGENT = "sluice (GH Archive backfill)";

    private final HttpClient client;
    private final Duration patience;

    /**
     * @param client that follows no redirects itself
     * @param patience for an answer to begin, and for each of its pieces
     */
    ArchiveHttp(HttpClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /** @throws Passing if there is no answer */
    Answer get(URI uri, Map<String, String> headers) throws IOException, InterruptedException {
        return ask("GET", uri, headers);
    }

    /** @throws Passing if there is no answer */
    Answer head(URI uri) throws IOException, InterruptedException {
        return ask("HEAD", uri, Map.of());
    }

    private Answer ask(String method, URI uri, Map<String, String> headers) throws IOException, InterruptedException {
        URI at = uri;
        for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            Answer answer = askOnce(method, at, headers);
            if (!REDIRECTS.contains(answer.status())) {
                return answer;
            }
            answer.close();
            at = redirected(answer);
        }
        throw new IOException(
                uri + " was redirected more than " + MAX_REDIRECTS + " times; is SLUICE_ARCHIVE_URL right?");
    }

    private Answer askOnce(String method, URI uri, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.noBody())
                .timeout(patience)
                .header("User-Agent", AGENT);
        headers.forEach(request::header);
        try {
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
                    client.send(request.build(), BodyHandlers.ofPublisher());
            var body = new BodyStream(uri.toString(), patience);
            response.body().subscribe(body);
            return new Answer(uri, response.statusCode(), response.headers(), body);
        } catch (IOException e) {
            throw Passing.unreachable(method + " " + uri + " was not answered", e);
        }
    }

    private static URI redirected(Answer answer) throws IOException {
        URI from = answer.uri();
        String location = answer.headers().firstValue("Location").orElse("");
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new IOException(from + " redirects to '" + location + "', which is no URL", e);
        }
        boolean sameHost = from.getHost().equalsIgnoreCase(to.getHost());
        boolean asSafe = from.getScheme().equals(to.getScheme()) || "https".equals(to.getScheme());
        if (location.isEmpty() || !sameHost || !asSafe) {
            throw new IOException(from + " redirects to '" + location
                    + "'; only the same host is followed: if that is right, put it into SLUICE_ARCHIVE_URL");
        }
        return to;
    }
}
