package dev.sluice.ingester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.ingester.publish.SourceReport;
import dev.sluice.ingester.source.Sources;
import dev.sluice.ingester.webhook.WebhookConfig;
import dev.sluice.ops.SourceState;
import dev.sluice.runtime.health.Metrics;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.settings.Settings;
import dev.sluice.schemas.Lane;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngesterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    private final Metrics metrics = new Metrics();
    private final Ingester ingester = new Ingester(config(), metrics, CLOCK);

    @Test
    void beforeItStartsItsSourcesWait() {
        assertThat(ingester.reports()).singleElement().satisfies(report -> {
            assertThat(report.source()).isEqualTo("sample:42");
            assertThat(report.state()).isEqualTo(SourceState.UNKNOWN);
        });
        assertThat(ingester.allDone()).isFalse();
        assertThat(ingester.faulty()).isEmpty();
        assertThat(ingester.reports()).noneMatch(SourceReport::isOver);
    }

    @Test
    void itTellsHowItStands() {
        assertThat(ingester.name()).isEqualTo("ingester");
        assertThat(ingester.check().ok()).isTrue();
        assertThat(ingester.check().detail()).isEqualTo("0 of 1 sources done, 0 lines");
        assertThat(ingester.failure()).isEmpty();
    }

    @Test
    void itsFiguresAreMeasured() {
        assertThat(metrics.scrape())
                .contains("sluice_ingester_lines_total 0.0")
                .contains("sluice_ingester_bytes_total 0.0")
                .contains("sluice_ingester_faulty_sources 0.0");
    }

    @Test
    void webhooksAreAnsweredBeforeItStarts() throws Exception {
        var settings = new Settings(Map.of("SLUICE_WEBHOOK_SECRETS", "0123456789abcdef", "SLUICE_WEBHOOK_PORT", "0"));
        var receiving = new Ingester(config(WebhookConfig.from(settings)), new Metrics(), CLOCK);

        receiving.listen();

        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + receiving.webhookPort() + "/webhooks/github"))
                .timeout(Duration.ofSeconds(10))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(405);
        receiving.close();
    }

    @Test
    void closingTwiceWithoutAStartIsHarmless() {
        ingester.close();
        ingester.close();

        assertThat(ingester.failure()).isEmpty();
    }

    @Test
    void aBugInItsThreadIsAFailureThatHealthTells() {
        var broken = new Ingester(
                new IngesterConfig(
                        null,
                        new Sources.OfSample(),
                        42,
                        Sources.Mode.BATCH,
                        Lane.LIVE,
                        Path.of("state"),
                        "0",
                        null,
                        null,
                        null),
                new Metrics(),
                CLOCK);

        broken.start();

        await().until(() -> broken.failure().isPresent());
        assertThat(broken.failure().orElseThrow()).startsWith("it met a bug: java.lang.NullPointerException");
        assertThat(broken.check().ok()).isFalse();
        assertThat(broken.check().detail()).startsWith("it met a bug");
        broken.close();
    }

    @Test
    void whatIsClosedBeforeItStartsReadsNothing() {
        ingester.close();
        ingester.start();

        ingester.close();
        assertThat(ingester.reports()).noneMatch(SourceReport::isOver);
        assertThat(ingester.failure()).isEmpty();
    }

    private static IngesterConfig config() {
        return config(null);
    }

    private static IngesterConfig config(WebhookConfig webhook) {
        var nowhere = new KafkaSettings("localhost:1", "http://localhost:1", 1);
        return new IngesterConfig(
                nowhere,
                new Sources.OfSample(),
                42,
                Sources.Mode.BATCH,
                Lane.LIVE,
                Path.of("state"),
                "0",
                null,
                null,
                webhook);
    }
}
