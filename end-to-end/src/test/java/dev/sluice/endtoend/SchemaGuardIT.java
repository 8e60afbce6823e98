package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.schemas.Lane;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import dev.sluice.schemas.serdes.RegistryException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The running registry refuses what would break with records that are there, whatever it is set to as a whole. */
final class SchemaGuardIT {
    private static final String PUSH = "github.silver.push.v1-value";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void aSchemaThatDoesNotReadAnEarlierOneIsRefusedByNameAndAStartOfThisBuildWithIt() throws Exception {
        try (var cluster = Cluster.start(folder)) {
            var url = cluster.environment().get("SLUICE_SCHEMA_REGISTRY_URL");
            put(url + "/config", "{\"compatibility\":\"NONE\"}");
            var registry = new ConfluentRegistry(url);
            registry.register(PUSH, push("1"));
            registry.register(PUSH, push("2", "other"));

            assertThat(get(url + "/config/" + PUSH)).contains("BACKWARD_TRANSITIVE");
            assertThatThrownBy(() -> registry.register(PUSH, push("3", "number")))
                    .isInstanceOfSatisfying(
                            RegistryException.class,
                            e -> assertThat(e.isLasting()).isTrue())
                    .hasMessageStartingWith("the schema of " + PUSH + " in this build, dev.sluice.silver.Push,")
                    .hasMessageContaining("BACKWARD_TRANSITIVE")
                    .hasMessageContaining("./sluice schemas check");
            assertThatThrownBy(() -> cluster.prepare(Lane.LIVE)).hasMessageStartingWith("the schema of " + PUSH);
        }
    }

    /** A push as no build ever wrote it: each field that is named after its doc must be there. */
    private static Schema push(String doc, String... fields) {
        var record = SchemaBuilder.record("Push")
                .namespace("dev.sluice.silver")
                .doc(doc)
                .fields()
                .requiredLong("number_of_version");
        for (var field : fields) {
            record = field.equals("number") ? record.requiredLong(field) : record.optionalLong(field);
        }
        return record.endRecord();
    }

    private static void put(String url, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private static String get(String url) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }
}
