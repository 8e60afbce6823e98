package dev.sluice.schemas.serdes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * A registry that speaks Confluent's REST API: Apicurio under {@code /apis/ccompat/v7}, Confluent, Karapace. The
 * {@code avro.java.string} marks of generated classes are left out, so that a schema is found by whatever client
 * registered it.
 */
public final class ConfluentRegistry implements SchemaRegistry {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String COMPATIBILITY = "BACKWARD_TRANSITIVE";
    private static final Set<String> STRICT = Set.of(COMPATIBILITY, "FULL_TRANSITIVE");
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String url;

    /** @param url base of the API, without a slash at its end */
    public ConfluentRegistry(String url) {
        this.url = url;
    }

    /** A subject that is new, or less strict than {@value #COMPATIBILITY}, is made so: what the registry itself is set to is not ours. */
    @Override
    public int register(String subject, Schema schema) {
        boolean strict = makeStrict(subject);
        int id = registered(subject, schema);
        if (!strict) {
            makeStrict(subject);
        }
        return id;
    }

    private int registered(String subject, Schema schema) {
        try {
            return post("/subjects/" + encoded(subject) + "/versions", schema)
                    .get("id")
                    .intValue();
        } catch (RegistryException e) {
            throw e.isLasting() ? refused(subject, schema, e) : e;
        }
    }

    private static RegistryException refused(String subject, Schema schema, RegistryException said) {
        return RegistryException.refused("the schema of " + subject + " in this build, " + schema.getFullName()
                + ", does not read every record that was written before (" + COMPATIBILITY
                + "), so it is not registered. './sluice schemas check' says which field it is. Take the change back or,"
                + " as long as nothing is released, begin with an empty data directory (--fresh). The "
                + said.getMessage());
    }

    /** False where the registry does not know the subject yet, and will not keep a setting for it. */
    private boolean makeStrict(String subject) {
        try {
            var level = send(request("/config/" + encoded(subject) + "?defaultToGlobal=true")
                            .GET()
                            .build())
                    .path("compatibilityLevel")
                    .asText();
            if (!STRICT.contains(level)) {
                send(request("/config/" + encoded(subject))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .PUT(BodyPublishers.ofString("{\"compatibility\":\"" + COMPATIBILITY + "\"}"))
                        .build());
            }
            return true;
        } catch (RegistryException e) {
            if (e.isUnknown()) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return post("/subjects/" + encoded(subject), schema).get("id").intValue();
    }

    @Override
    public Schema byId(int id) {
        var answer = send(request("/schemas/ids/" + id).GET().build());
        return new Schema.Parser().parse(answer.get("schema").textValue());
    }

    private JsonNode post(String path, Schema schema) {
        var body = BodyPublishers.ofString(body(schema));
        return send(request(path)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(body)
                .build());
    }

    private static String body(Schema schema) {
        try {
            return JSON.writeValueAsString(Map.of("schema", SchemaText.of(schema)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("schema " + schema.getFullName() + " does not go into JSON", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
    }

    private JsonNode send(HttpRequest request) {
        try {
            return answer(request, http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw RegistryException.unreachable("schema registry at " + url + " does not answer: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RegistryException.unreachable("interrupted while waiting for the schema registry at " + url, e);
        }
    }

    /** A refused connection has no message. */
    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static JsonNode answer(HttpRequest request, HttpResponse<String> response) throws IOException {
        int status = response.statusCode();
        if (status == 200) {
            return JSON.readTree(response.body());
        }
        var said = "schema registry answered " + status + " to " + request.method() + " " + request.uri() + ": "
                + response.body();
        if (status == NOT_FOUND) {
            throw RegistryException.unknown(said);
        }
        if (status == CONFLICT || status == UNPROCESSABLE) {
            throw RegistryException.refused(said);
        }
        throw RegistryException.unreachable(said, null);
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }
}
