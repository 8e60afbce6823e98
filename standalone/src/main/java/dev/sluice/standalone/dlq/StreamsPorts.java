package dev.sluice.standalone.dlq;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.queries.EventKey;
import dev.sluice.schemas.queries.Instance;
import dev.sluice.schemas.queries.QueryJson;
import dev.sluice.schemas.queries.StoreAnswer;
import dev.sluice.schemas.queries.StoreQuery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Asks the streams-processors what they have seen. One that does not answer leaves its partitions unknown, with a warning. */
final class StreamsPorts implements SeenEvents {
    private static final ObjectMapper JSON = QueryJson.mapper();
    private static final TypeReference<StoreAnswer<EventKey>> ANSWER = new TypeReference<>() {};
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Map<Lane, Set<URI>> instances = new EnumMap<>(Lane.class);
    private final Collection<URI> first;
    private final Consumer<String> warnings;

    /**
     * Asks nobody yet.
     *
     * @param first query ports of some of them; they know their peers
     */
    StreamsPorts(Collection<URI> first, Consumer<String> warnings) {
        this.first = List.copyOf(first);
        this.warnings = warnings;
    }

    @Override
    public Known among(Lane lane, List<EventKey> events) {
        if (instances.isEmpty()) {
            discover();
        }
        var seen = new HashSet<EventKey>();
        var partitions = new TreeSet<Integer>();
        for (var instance : instances.get(lane)) {
            try {
                var body = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(events));
                var answer = ask(
                        instance.resolve(StoreQuery.SEEN),
                        HttpRequest.newBuilder().POST(body),
                        ANSWER);
                seen.addAll(answer.rows());
                partitions.addAll(answer.partitions());
            } catch (IOException e) {
                warn(instance, e);
            }
        }
        return new Known(seen, partitions);
    }

    private void discover() {
        for (var lane : Lane.values()) {
            instances.put(lane, new TreeSet<>());
        }
        for (var url : first) {
            try {
                var instance = ask(
                        url.resolve(StoreQuery.INSTANCE), HttpRequest.newBuilder(), new TypeReference<Instance>() {});
                instance.peers()
                        .forEach(peer ->
                                instances.get(Lane.named(instance.lane())).add(URI.create(peer)));
            } catch (IOException e) {
                warn(url, e);
            }
        }
    }

    private <T> T ask(URI uri, HttpRequest.Builder request, TypeReference<T> type) throws IOException {
        try {
            var response = http.send(request.uri(uri).timeout(TIMEOUT).build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(response.statusCode() + " " + response.body());
            }
            return JSON.readValue(response.body(), type);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void warn(URI instance, IOException e) {
        warnings.accept("the streams-processor at " + instance + " does not tell what it has seen (" + e
                + "), so that copies are not known");
    }
}
