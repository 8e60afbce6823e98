package dev.sluice.standalone.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a registry that is starting to set its compatibility, until it does. */
final class RegistryProbe {

    private static final String COMPATIBILITY = "{\"compatibility\":\"BACKWARD_TRANSITIVE\"}";
    private static final int OK = 200;

    private RegistryProbe() {}

    /** Returns once the registry has accepted the setting: it then serves every other request too. */
    static void awaitReady(EmbeddedRegistry registry, Duration limit) {
        Patience patience = new Patience("registry", registry.url().toString(), limit);
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = setCompatibility(registry.url());
        while (!accepts(client, request)) {
            registry.mustLive();
            patience.pause();
        }
    }

    private static HttpRequest setCompatibility(URI registry) {
        return HttpRequest.newBuilder(URI.create(registry + "/config"))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(COMPATIBILITY))
                .build();
    }

    private static boolean accepts(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
