package dev.sluice.query.stores;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.schemas.queries.QueryJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks several instances the same, all at once; who does not answer in time, or not well, is left out. */
final class StoreHttp {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHttp.class);

    private final HttpClient http;
    private final ObjectMapper json = QueryJson.mapper();
    private final Duration timeout;

    StoreHttp(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** How answers are read. */
    ObjectMapper json() {
        return json;
    }

    /** The answers that came, in the order of the instances. */
    <T> List<T> ask(Collection<URI> instances, String pathAndQuery, JavaType type) {
        List<CompletableFuture<Optional<T>>> asked = instances.stream()
                .map(instance -> this.<T>ask(URI.create(instance + pathAndQuery), type))
                .toList();
        var answers = new ArrayList<T>();
        asked.forEach(answer -> answer.join().ifPresent(answers::add));
        return answers;
    }

    private <T> CompletableFuture<Optional<T>> ask(URI address, JavaType type) {
        var request = HttpRequest.newBuilder(address).timeout(timeout).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(response -> this.<T>read(response, type))
                .exceptionally(problem -> {
                    LOG.debug("{} does not answer: {}", address, problem.getMessage());
                    return Optional.empty();
                });
    }

    private <T> Optional<T> read(HttpResponse<byte[]> response, JavaType type) {
        if (response.statusCode() != 200) {
            LOG.debug("{} answers {}", response.uri(), response.statusCode());
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(response.body(), type));
        } catch (IOException e) {
            LOG.warn("{} answers what is not understood: {}", response.uri(), e.getMessage());
            return Optional.empty();
        }
    }
}
