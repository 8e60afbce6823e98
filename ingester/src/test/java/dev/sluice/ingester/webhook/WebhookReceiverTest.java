package dev.sluice.ingester.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.runtime.health.Metrics;
import dev.sluice.runtime.settings.Secret;
import dev.sluice.schemas.Headers;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real requests on the loopback address. The numbers are those of the catalogue of bad inputs. */
class WebhookReceiverTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final String BODY = "{\"ref\": \"refs/heads/main\", \"repository\": {\"id\": 77}}";

    private final FakeLog log = new FakeLog();
    private final Metrics metrics = new Metrics();
    private final Caller gitHub = new Caller(this::port);
    private WebhookReceiver receiver = receiver(Duration.ofSeconds(8));

    @BeforeEach
    void start() {
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
        receiver.close();
        assertThat(log.closed).isTrue();
    }

    @Test
    void aGoodDeliveryIsInBronzeBeforeItIsAnswered() throws Exception {
        var answer = gitHub.send(gitHub.signed(BODY));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(log.records).singleElement().satisfies(record -> {
            assertThat(record.value()).isEqualTo(BODY.getBytes(UTF_8));
            assertThat(Headers.text(record.headers(), Headers.FETCHED_AT)).isEqualTo(Long.toString(CLOCK.millis()));
        });
        assertThat(counted("accepted", "push")).isOne();
        assertThat(receiver.check().detail()).endsWith(", 1 deliveries written");
    }

    @Test
    void case110WithoutASignatureIs401() throws Exception {
        assertRefused(gitHub.send(gitHub.signed(BODY, it -> it.setHeader("X-Hub-Signature-256", ""))), 401);
        assertRefused(
                gitHub.send(HttpRequest.newBuilder(gitHub.uri(Reception.PATH)).POST(BodyPublishers.ofString(BODY))),
                401);
    }

    @Test
    void case111Sha1AloneIs401() throws Exception {
        var request = HttpRequest.newBuilder(gitHub.uri(Reception.PATH))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", "d-1")
                .header("X-Hub-Signature", "sha1=" + Signed.hex("HmacSHA1", BODY.getBytes(UTF_8), Signed.SECRET))
                .POST(BodyPublishers.ofString(BODY));

        assertRefused(gitHub.send(request), 401);
    }

    @Test
    void case112UpperCaseDigitsAreTaken() throws Exception {
        var upper = "sha256="
                + Signed.hex("HmacSHA256", BODY.getBytes(UTF_8), Signed.SECRET).toUpperCase(Locale.ROOT);

        assertThat(gitHub.send(gitHub.signed(BODY, it -> it.setHeader("X-Hub-Signature-256", upper)))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void case113OneBitOffIs401() throws Exception {
        var right = Signed.header(BODY);
        var off = right.substring(0, right.length() - 1) + (right.endsWith("0") ? "1" : "0");

        assertRefused(gitHub.send(gitHub.signed(BODY, it -> it.setHeader("X-Hub-Signature-256", off))), 401);
    }

    @Test
    void case114TheSignatureOfTheSameJsonWrittenAnotherWayIs401() throws Exception {
        var rewritten = Signed.header("{\"ref\":\"refs/heads/main\",\"repository\":{\"id\":77}}");

        assertRefused(gitHub.send(gitHub.signed(BODY, it -> it.setHeader("X-Hub-Signature-256", rewritten))), 401);
    }

    /** That it counts once is a matter of the parser behind bronze, which sees the same delivery id. */
    @Test
    void case115TheSameDeliveryAgainIs202WithTheSameDeliveryId() throws Exception {
        assertThat(gitHub.send(gitHub.signed(BODY)).statusCode()).isEqualTo(202);
        assertThat(gitHub.send(gitHub.signed(BODY)).statusCode()).isEqualTo(202);

        assertThat(log.records)
                .extracting(record -> Headers.text(record.headers(), Headers.WEBHOOK_DELIVERY))
                .containsOnly("d-1");
    }

    @Test
    void case116MoreThan25MbIs413BeforeTheBodyIsRead() throws Exception {
        var answer = gitHub.raw("Content-Length: " + (Bodies.CAP + 1) + "\r\n\r\n", new byte[0], 0);

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
        assertThat(counted("too_large", "unverified")).isOne();
        assertThat(log.records).isEmpty();
    }

    @Test
    void case116MoreThan25MbWithoutALengthIs413AsSoonAsItIsSeen() throws Exception {
        byte[] megabyte = new byte[1 << 20];

        var answer = gitHub.raw(
                "Transfer-Encoding: chunked\r\nX-Hub-Signature-256: sha256=" + "0".repeat(64) + "\r\n\r\n",
                megabyte,
                26);

        assertThat(answer).startsWith("HTTP/1.1 413 ");
        assertThat(log.records).isEmpty();
    }

    @Test
    void aBodyOfExactly25MbIsReadAndKeptAsADeadLetter() throws Exception {
        byte[] body = new byte[Bodies.CAP];

        var answer = gitHub.send(gitHub.signed(body, it -> {}));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(log.records)
                .singleElement()
                .satisfies(record -> assertThat(record.topic()).isEqualTo("github.ops.dead-letters.v1"));
        assertThat(counted("oversized", "push")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "application/jsonl"})
    void case117AFormIs415AndSaysWhatToSet(String type) throws Exception {
        var form = "payload=%7B%22repository%22%3A%7B%22id%22%3A77%7D%7D";

        var answer = gitHub.send(gitHub.signed(form, it -> it.setHeader("Content-Type", type)));

        assertRefused(answer, 415);
        assertThat(answer.body()).contains("choose the content type application/json in the webhook's settings");
    }

    @Test
    void aTypeWithACharsetIsJsonToo() throws Exception {
        assertThat(gitHub.send(gitHub.signed(
                                BODY, it -> it.setHeader("Content-Type", "Application/JSON; charset=utf-8")))
                        .statusCode())
                .isEqualTo(202);
    }

    /** Its body is no event: it is kept as it came, and the parser behind bronze makes a dead letter of it. */
    @Test
    void case119GitHubsPublishedExampleIsTaken() throws Exception {
        receiver.close();
        receiver = new WebhookReceiver(
                new WebhookConfig("127.0.0.1", 0, Secrets.parse(new Secret("It's a Secret to Everybody"))),
                log,
                metrics,
                CLOCK,
                Duration.ofSeconds(8));
        receiver.start();

        var answer = gitHub.send(gitHub.signed(
                "Hello, World!",
                it -> it.setHeader(
                        "X-Hub-Signature-256",
                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(log.records)
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isEqualTo("Hello, World!".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check_run", "workflow_run", "installation", "projects_v2_item"})
    void case120KindsThatAreNeverPublicAre202AndNoMore(String event) throws Exception {
        var answer = gitHub.send(gitHub.signed(BODY, it -> it.setHeader("X-GitHub-Event", event)));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"outcome\":\"ignored\"");
        assertThat(log.records).isEmpty();
        assertThat(counted("ignored", event)).isOne();
    }

    @Test
    void case120AKindThatNobodyKnowsIsKeptIfItTellsOfARepository() throws Exception {
        var kept = gitHub.send(gitHub.signed(BODY, it -> it.setHeader("X-GitHub-Event", "brand_new")));
        var ignored = gitHub.send(gitHub.signed("{}", it -> it.setHeader("X-GitHub-Event", "another_new")));

        assertThat(kept.statusCode()).isEqualTo(202);
        assertThat(ignored.statusCode()).isEqualTo(202);
        assertThat(log.records).hasSize(1);
        assertThat(counted("accepted", "other")).isOne();
        assertThat(counted("ignored", "other")).isOne();
    }

    @Test
    void aPingIs200() throws Exception {
        var answer = gitHub.send(
                gitHub.signed("{\"zen\":\"Speak like a human.\"}", it -> it.setHeader("X-GitHub-Event", "ping")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(log.records).isEmpty();
        assertThat(counted("ping", "ping")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Push", "push event", "push;drop", "../push"})
    void aKindThatIsNoneIs400(String event) throws Exception {
        assertRefused(gitHub.send(gitHub.signed(BODY, it -> it.setHeader("X-GitHub-Event", event))), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "d_1", "12345678901234567890123456789012345678901234567890123456789012345"})
    void aDeliveryIdThatIsNoneIs400(String id) throws Exception {
        assertRefused(gitHub.send(gitHub.signed(BODY, it -> it.setHeader("X-GitHub-Delivery", id))), 400);
    }

    @Test
    void aLogThatDoesNotTakeItIs503WithRetryAfterUntilItTakesTheNextOne() throws Exception {
        log.failure = new BronzeLog.Unavailable("Kafka did not take the record within PT9S", false, null);

        var answer = gitHub.send(gitHub.signed(BODY));

        assertRefused(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
        assertThat(counted("unavailable", "push")).isOne();
        assertThat(receiver.check().ok()).isFalse();
        assertThat(receiver.check().detail()).contains("Kafka did not take the record within PT9S");
        assertThat(receiver.failure()).isEmpty();

        log.failure = null;
        assertThat(gitHub.send(gitHub.signed(BODY)).statusCode()).isEqualTo(202);
        assertThat(receiver.check().ok()).isTrue();
    }

    @Test
    void aLogThatWillNeverTakeAnythingIsAFailureForGood() throws Exception {
        log.failure = new BronzeLog.Unavailable("TopicAuthorizationException: no", true, null);

        gitHub.send(gitHub.signed(BODY));

        assertThat(receiver.failure()).contains("webhooks cannot be written: TopicAuthorizationException: no");
        assertThat(receiver.check().ok()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"})
    void anotherMethodIs405AndSaysWhichIsAllowed(String method) throws Exception {
        var answer =
                gitHub.send(HttpRequest.newBuilder(gitHub.uri(Reception.PATH)).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/webhooks",
                "/webhooks/github/",
                "/webhooks/github/x",
                "/webhooks//github",
                "/%77ebhooks/github"
            })
    void anotherPathIs404(String path) throws Exception {
        assertRefused(gitHub.send(HttpRequest.newBuilder(gitHub.uri(path)).POST(BodyPublishers.ofString(BODY))), 404);
    }

    @Test
    void aBodyThatComesTooSlowlyIsCutOff() throws Exception {
        receiver.close();
        receiver = receiver(Duration.ofMillis(100));
        receiver.start();

        var answer = gitHub.raw(
                "Content-Length: 100\r\nX-Hub-Signature-256: sha256=" + "0".repeat(64) + "\r\n\r\n",
                new byte[] {'{'},
                -1);

        assertThat(answer).isEmpty();
        await().untilAsserted(() -> assertThat(counted("cut_off", "unverified")).isOne());
    }

    @Test
    void whatIsBeingWrittenWhenItIsClosedIsWrittenAndAnswered() throws Exception {
        var writing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        log.before = () -> {
            writing.countDown();
            await().until(() -> goOn.getCount() == 0);
        };
        var answer = gitHub.sendAsync(gitHub.signed(BODY));
        writing.await();
        var closing = CompletableFuture.runAsync(receiver::close);
        goOn.countDown();

        assertThat(answer.get().statusCode()).isEqualTo(202);
        closing.get();
        assertThat(log.records).hasSize(1);
    }

    @Test
    void aHundredDeliveriesAtOnceAreAllKept() {
        var answers = IntStream.range(0, 100)
                .mapToObj(i -> gitHub.sendAsync(gitHub.signed(BODY, it -> it.setHeader("X-GitHub-Delivery", "d-" + i))))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.get().statusCode()).isEqualTo(202));
        assertThat(log.records)
                .extracting(record -> Headers.text(record.headers(), Headers.WEBHOOK_DELIVERY))
                .doesNotHaveDuplicates()
                .hasSize(100);
    }

    @Test
    void nothingSecretIsAnswered() throws Exception {
        var answer =
                gitHub.send(gitHub.signed(BODY, it -> it.setHeader("X-Hub-Signature-256", "sha256=" + "0".repeat(64))));

        assertThat(answer.body())
                .doesNotContain(Signed.SECRET)
                .doesNotContain(Signed.header(BODY).substring("sha256=".length()));
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        var taken = new WebhookConfig("127.0.0.1", receiver.port(), Signed.SECRETS);

        assertThatThrownBy(() -> new WebhookReceiver(taken, log, new Metrics(), CLOCK, Duration.ofSeconds(8)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("127.0.0.1:" + receiver.port())
                .hasMessageContaining("SLUICE_WEBHOOK_PORT");
    }

    private int port() {
        return receiver.port();
    }

    private WebhookReceiver receiver(Duration bodyWithin) {
        return new WebhookReceiver(new WebhookConfig("127.0.0.1", 0, Signed.SECRETS), log, metrics, CLOCK, bodyWithin);
    }

    private void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status).contains("\"detail\":\"");
        assertThat(log.records).isEmpty();
    }

    private double counted(String outcome, String event) {
        return metrics.registry()
                .get("sluice.ingest.webhook.requests")
                .tags("outcome", outcome, "event", event)
                .counter()
                .count();
    }
}
