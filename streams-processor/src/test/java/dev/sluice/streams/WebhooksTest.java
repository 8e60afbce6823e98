package dev.sluice.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.silver.Envelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks through the topology: real bodies, copies and bad ones. */
final class WebhooksTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path COMMITTED = WebhookFiles.COMMITTED;

    @TempDir
    private Path stateDir;

    private TopologyBench bench;

    @BeforeEach
    void open() {
        bench = new TopologyBench(Lane.LIVE, stateDir);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void everyRealBodyReachesSilverAsItSays() throws IOException {
        var shared = SharedData.folder().map(folder -> folder.resolve("webhooks"));
        System.out.println("WebhooksTest uses "
                + (shared.isPresent() ? "the shared bodies" : "four committed bodies only: no shared/data"));
        var table = new StringBuilder();
        var files = WebhookFiles.bodies(shared.orElse(COMMITTED));
        for (int i = 0; i < files.size(); i++) {
            var name = files.get(i).getFileName().toString();
            bench.sendWebhook(WebhookFiles.kind(name), "d-" + i, Files.readAllBytes(files.get(i)));
            var event = onlySilver();
            var body = JSON.readTree(files.get(i).toFile());
            assertThat(event.getActorLogin())
                    .as(name)
                    .isEqualTo(body.path("sender").path("login").asText(null));
            assertThat(event.getRepoName())
                    .as(name)
                    .isEqualTo(body.path("repository").path("full_name").asText(null));
            table.append("%s %s -> %s %s %s %s %s\n"
                    .formatted(
                            name,
                            WebhookFiles.kind(name),
                            event.getType(),
                            event.getId(),
                            event.getCreatedAt(),
                            event.getActorLogin(),
                            event.getRepoName()));
        }
        assertThat(bench.deadLetters()).isEmpty();
        if (shared.isPresent()) {
            Kept.sameAs(COMMITTED.resolve("silver.txt"), table.toString());
        }
    }

    /** Case 115 of the catalogue of bad inputs: the same delivery again is not counted twice. */
    @Test
    void aRedeliveryIsADuplicateEvenAfterTwoDays() throws IOException {
        var star = Files.readAllBytes(COMMITTED.resolve("starred.json"));
        var wiki = """
            {"pages":[{}],"repository":{"id":7,"full_name":"a/b"},"sender":{"id":1,"login":"a"}}""".getBytes(UTF_8);
        // of 2026-11-21T11:59:30Z
        var delivery = "01edfd00-e5a3-11f1-8e05-b5a152a893a5";

        bench.sendWebhook("star", "d-1", star);
        bench.sendWebhook("gollum", delivery, wiki);
        bench.wait(Duration.ofHours(47));
        bench.sendWebhook("star", "d-1", star);
        bench.sendWebhook("gollum", delivery, wiki);

        assertThat(bench.silverCounts()).isEqualTo(Map.of(EventType.WATCH, 1, EventType.GOLLUM, 1));
    }

    @Test
    void anotherDeliveryOfTheSameBodyIsAnotherEvent() throws IOException {
        var star = Files.readAllBytes(COMMITTED.resolve("starred.json"));

        bench.sendWebhook("star", "d-1", star);
        bench.sendWebhook("star", "d-2", star);

        assertThat(bench.silverCounts()).isEqualTo(Map.of(EventType.WATCH, 2));
    }

    @Test
    void aBadBodyIsADeadLetterThatKeepsItsKindAndDelivery() {
        bench.sendWebhook("push", "d-1", "{\"ref\":".getBytes(UTF_8));

        assertThat(bench.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(Headers.text(letter.headers(), Headers.REASON)).isEqualTo("SYNTAX");
            assertThat(Headers.text(letter.headers(), Headers.SOURCE)).isEqualTo("webhook");
            assertThat(Headers.text(letter.headers(), Headers.WEBHOOK_EVENT)).isEqualTo("push");
            assertThat(Headers.text(letter.headers(), Headers.WEBHOOK_DELIVERY)).isEqualTo("d-1");
        });
    }

    private Envelope onlySilver() {
        var silver = Stream.of(EventType.values())
                .flatMap(type -> bench.silver(type).stream())
                .toList();
        assertThat(silver).hasSize(1);
        return (Envelope) silver.get(0).value().get(0);
    }
}
