package dev.sluice.standalone.doctor;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/**
 * Whether the registry answers, and knows the schemas of the live lane.
 *
 * @param url of its Confluent API
 */
record RegistryCheck(String url) implements Examination {
    private static final String NAME = "registry";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Override
    public Finding look() {
        try {
            var request = HttpRequest.newBuilder(URI.create(url + "/subjects"))
                    .timeout(TIMEOUT)
                    .build();
            var http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                return Finding.wrong(
                        NAME,
                        url + "/subjects answers " + answer.statusCode(),
                        "the address has to end in the Confluent API, such as /apis/ccompat/v7");
            }
            return of(new ObjectMapper().readValue(answer.body(), new TypeReference<Set<String>>() {}));
        } catch (IOException | IllegalArgumentException e) {
            return silent(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent("interrupted");
        }
    }

    private Finding silent(String why) {
        return Finding.unreachable(
                NAME,
                url + " does not answer: " + why,
                "is it running, and is " + KafkaSettings.REGISTRY.name() + " right?");
    }

    Finding of(Set<String> subjects) {
        var missing = Topics.all(Lane.LIVE).stream()
                .filter(topic -> topic.value() != null)
                .map(Topic::subject)
                .filter(subject -> !subjects.contains(subject))
                .toList();
        return missing.isEmpty()
                ? Finding.ok(NAME, url + " knows every schema of the live lane")
                : Finding.wrong(NAME, "no schema for " + missing, "streams-processor registers them when it starts");
    }
}
