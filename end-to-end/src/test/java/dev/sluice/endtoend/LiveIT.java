package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ingester.fakegithub.EventSource;
import dev.sluice.ingester.fakegithub.FakeGithub;
import dev.sluice.ingester.fakegithub.FakeGithubPlan;
import dev.sluice.standalone.doctor.DoctorCommand;
import dev.sluice.standalone.status.StatusCommand;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What comes from GitHub as it happens, through the whole stack. */
final class LiveIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String SECRET = "a secret of more than thirty-two characters";

    @TempDir
    private Path folder;

    /** Ten pages that shifted while they were walked: 281 events, 126 of them seen twice. */
    @Test
    void theRecordedWalkYieldsItsDistinctEventsAndCountsTheOthers() throws Exception {
        var walk = Repository.shared("api/events-walk-2019-10-21");
        assumeTrue(walk.isPresent(), "not tested: no recorded walk beside the checkout");
        var plan = FakeGithubPlan.standard().events(new EventSource.Recorded(walk.get()));
        try (var github = FakeGithub.start(plan, Clock.systemUTC());
                var sluice = SluiceProcess.up(
                        Map.of("SLUICE_GITHUB_URL", github.url().toString()),
                        folder.resolve("data"),
                        "live",
                        "--for",
                        "8s")) {
            assertThat(sluice.await(LIMIT)).as(sluice.output() + sluice.log()).isZero();

            assertThat(github.served()).hasSize(281);
            assertThat(sluice.report().get("lines").longValue()).isEqualTo(281);
            assertThat(sluice.report().get("silver").longValue()).isEqualTo(155);
            assertThat(sluice.report().get("duplicates").longValue()).isEqualTo(126);
        }
    }

    @Test
    void aWebhookIsInSilverOnceHoweverOftenItIsDelivered() throws Exception {
        try (var sluice =
                SluiceProcess.up(Map.of("SLUICE_WEBHOOK_SECRETS", SECRET), folder.resolve("data"), "webhook")) {
            Awaitility.await().atMost(LIMIT).until(() -> sluice.hasPorts() || !sluice.isAlive());
            assertThat(sluice.isAlive()).as(sluice.output() + sluice.log()).isTrue();

            assertThat(deliver(sluice, "8f3c2a10-0000-4000-8000-000000000001")).isEqualTo(202);
            assertThat(deliver(sluice, "8f3c2a10-0000-4000-8000-000000000001")).isEqualTo(202);

            Awaitility.await()
                    .atMost(LIMIT)
                    .untilAsserted(() -> assertThat(account(sluice))
                            .containsEntry("silver", 1L)
                            .containsEntry("duplicates", 1L));
            assertDoctorFindsWhatIsMissing(sluice);
            assertThat(MetricsDocument.read()
                            .contradictions(sluice.get("/metrics").body()))
                    .isEmpty();
            sluice.terminate();
            sluice.await(LIMIT);
        }
    }

    /** Nothing is broken once the event is in gold; a file of the lake that is gone is found. */
    private static void assertDoctorFindsWhatIsMissing(SluiceProcess sluice) throws Exception {
        Awaitility.await().atMost(LIMIT).until(() -> appliedEntry(sluice) > 0);
        assertThat(run(new DoctorCommand(Map.of()), sluice)).isZero();
        assertThat(run(new StatusCommand(Map.of()), sluice))
                .as("late: the event is weeks old")
                .isEqualTo(3);

        try (var lake = Files.walk(sluice.dataDir().resolve("lake/silver"))) {
            Files.delete(lake.filter(Files::isRegularFile).findFirst().orElseThrow());
        }

        assertThat(run(new DoctorCommand(Map.of()), sluice)).isEqualTo(3);
    }

    private static long appliedEntry(SluiceProcess sluice) throws Exception {
        return sluice.getJson("/api/v1/pipeline").at("/snapshot/applied_seq").longValue();
    }

    private static int run(Callable<Integer> command, SluiceProcess sluice) {
        return new CommandLine(command).execute("--data-dir", sluice.dataDir().toString());
    }

    private static int deliver(SluiceProcess sluice, String delivery) throws Exception {
        byte[] body = """
                {"action":"created","starred_at":"2026-11-01T10:00:00Z","repository":{"id":7,"full_name":"a/b","private":false,"owner":{"login":"a","id":1}},\
                "sender":{"id":1,"login":"a"}}""".getBytes(StandardCharsets.UTF_8);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + sluice.ports().get("webhook").intValue() + "/webhooks/github"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "star")
                .header("X-GitHub-Delivery", delivery)
                .header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    private static Map<String, Long> account(SluiceProcess sluice) throws Exception {
        var account = new HashMap<String, Long>();
        for (JsonNode source : sluice.getJson("/api/v1/pipeline").path("accounts")) {
            if (source.path("source").asText().equals("webhook")) {
                account.put("silver", source.path("silver").longValue());
                account.put("duplicates", source.path("duplicates").longValue());
            }
        }
        return account;
    }
}
