package dev.sluice.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * query-api as a process of its own.
 *
 * @param process that it is
 * @param port where it answers
 */
record QueryProcess(ServiceProcess process, int port) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /**
     * What it answered.
     *
     * @param status 200 where it says that it is whole
     * @param body as JSON
     */
    record Answer(int status, JsonNode body) {
        /** Partitions of the state stores that it rests on; -1 where it does not say. */
        int partitions() {
            return body.at("/meta/coverage/partitions_answered").asInt(-1);
        }

        boolean isWhole() {
            return status == 200
                    && partitions()
                            == body.at("/meta/coverage/partitions_total").asInt();
        }
    }

    /** Asks it. */
    Answer ask(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        var response = HTTP.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
