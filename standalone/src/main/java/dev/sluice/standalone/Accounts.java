package dev.sluice.standalone;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.schemas.queries.QueryJson;
import dev.sluice.schemas.queries.SourceAccount;
import dev.sluice.schemas.queries.StoreAnswer;
import dev.sluice.schemas.queries.StoreQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Asks the streams-processor what became of each source's lines, as of this moment. */
final class Accounts {
    private static final ObjectMapper JSON = QueryJson.mapper();
    private static final TypeReference<StoreAnswer<SourceAccount>> ANSWER = new TypeReference<>() {};

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI streams;

    Accounts(URI streams) {
        this.streams = streams;
    }

    /**
     * All sources that were ever read.
     *
     * @throws IllegalStateException where not every partition answers
     */
    List<SourceAccount> ask() {
        var request =
                HttpRequest.newBuilder(streams.resolve(StoreQuery.ACCOUNTS)).build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "the accounts are not to be had: " + response.statusCode() + " " + response.body());
            }
            var answer = JSON.readValue(response.body(), ANSWER);
            if (answer.partitions().size() < answer.partitionsTotal()) {
                throw new IllegalStateException("only partitions " + answer.partitions() + " of "
                        + answer.partitionsTotal() + " tell their accounts");
            }
            return answer.rows();
        } catch (IOException e) {
            throw new UncheckedIOException("the streams-processor does not answer at " + streams, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the accounts", e);
        }
    }
}
