package dev.sluice.streams.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.Lane;
import dev.sluice.schemas.queries.StoreQuery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The port on its own, before Streams runs. */
final class QueryPortTest {
    private static HttpResponse<String> get(QueryPort port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + port.server() + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void answersThatItDoesNotRunYet() throws Exception {
        try (var port = new QueryPort(Lane.LIVE, "127.0.0.1", "127.0.0.1", 0)) {
            var answer = get(port, StoreQuery.INSTANCE);

            assertThat(port.port()).isPositive();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("Streams is not started yet on " + port.server());
        }
    }

    @Test
    void refusesABadParameterInJson() throws Exception {
        try (var port = new QueryPort(Lane.LIVE, "127.0.0.1", "127.0.0.1", 0)) {
            var answer = get(port, StoreQuery.MINUTES + "?from=x&to=y");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.body()).contains("from is 'x'");
        }
    }
}
