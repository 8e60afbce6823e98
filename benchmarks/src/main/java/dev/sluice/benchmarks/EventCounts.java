package dev.sluice.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.schemas.queries.MinuteCount;
import dev.sluice.schemas.queries.QueryJson;
import dev.sluice.schemas.queries.RepoCount;
import dev.sluice.schemas.queries.StoreAnswer;
import dev.sluice.schemas.queries.StoreQuery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a program counted: events by {@code minute <start> <type> <class of actor>} and by {@code hour <start> <repository>
 * <type>}.
 *
 * @param events by what is counted, for the hours that our stores keep
 */
record EventCounts(Map<String, Long> events) {
    /** Our stores keep 48 h; the hour in which that ends is in no answer as a whole. */
    private static final int HOURS = 47;

    /** Answers hold no more repositories than that. */
    private static final int MOST = 10_000;

    /** The first of the hours that are compared, where the last event is of that time. */
    static Instant from(Instant last) {
        return last.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS));
    }

    /** As the streams-processor's query port tells, up to that time. */
    static EventCounts ofStores(int port, Instant last) throws IOException, InterruptedException {
        var server = new Port(port);
        var counts = new TreeMap<String, Long>();
        var end = last.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        for (var hour = from(last); hour.isBefore(end); hour = hour.plus(Duration.ofHours(1))) {
            var start = hour;
            for (var minute : server.ask(StoreQuery.MINUTES, hour, "", new TypeReference<StoreAnswer<MinuteCount>>() {})
                    .rows()) {
                add(
                        counts,
                        "minute " + minute.minute() + " " + minute.type() + " " + minute.actorClass(),
                        minute.events());
            }
            var repositories = server.ask(
                            StoreQuery.REPOSITORIES,
                            hour,
                            "&bots=include&limit=" + MOST,
                            new TypeReference<StoreAnswer<RepoCount>>() {})
                    .rows();
            if (repositories.size() == MOST) {
                throw new IllegalStateException(
                        "the hour " + hour + " has " + MOST + " repositories or more; expected fewer");
            }
            repositories.forEach(repository -> repository
                    .byType()
                    .forEach((type, number) ->
                            add(counts, "hour " + start + " " + repository.repoId() + " " + type, number)));
        }
        return new EventCounts(counts);
    }

    /** As the Flink job writes them to a topic. */
    static EventCounts ofTopic(Log log, String topic, Instant last) {
        var counts = new TreeMap<String, Long>();
        var from = from(last);
        log.forEach(topic, 1, record -> {
            var what = new String(record.key(), UTF_8);
            if (!Instant.parse(what.split(" ", 3)[1]).isBefore(from)) {
                add(counts, what, Long.parseLong(new String(record.value(), UTF_8)));
            }
        });
        return new EventCounts(counts);
    }

    private static void add(Map<String, Long> counts, String what, long number) {
        counts.merge(what, number, Long::sum);
    }

    /** The first that differs, for a message; null where there is none. */
    String firstDifference(EventCounts other) {
        var all = new TreeMap<>(events);
        all.putAll(other.events);
        return all.keySet().stream()
                .filter(what -> !events.getOrDefault(what, 0L).equals(other.events.getOrDefault(what, 0L)))
                .findFirst()
                .map(what -> what + ": " + events.get(what) + " and " + other.events.get(what))
                .orElse(null);
    }

    /**
     * The internal port of a streams-processor.
     *
     * @param number on this machine
     */
    private record Port(int number) {
        private static final ObjectMapper JSON = QueryJson.mapper();

        <T> T ask(String path, Instant hour, String more, TypeReference<T> answer)
                throws IOException, InterruptedException {
            var uri = URI.create("http://127.0.0.1:" + number + path + "?from=" + hour + "&to="
                    + hour.plus(Duration.ofHours(1)) + more);
            HttpResponse<byte[]> response =
                    HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        uri + " answered " + response.statusCode() + ": " + new String(response.body(), UTF_8));
            }
            return JSON.readValue(response.body(), answer);
        }
    }
}
