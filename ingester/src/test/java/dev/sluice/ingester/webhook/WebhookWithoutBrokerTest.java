package dev.sluice.ingester.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.runtime.health.Metrics;
import dev.sluice.runtime.kafka.KafkaSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A delivery is refused while GitHub still listens, whatever the broker does not do. */
class WebhookWithoutBrokerTest {
    private static final Duration GITHUB_WAITS = Duration.ofSeconds(10);
    private static final int MORE_THAN_THREADS = 40;
    private static final String BODY = "{\"repository\":{\"id\":77}}";
    private static final WebhookConfig ANY_PORT = new WebhookConfig("127.0.0.1", 0, Signed.SECRETS);

    private final Caller gitHub = new Caller(() -> this.receiver.port());
    private WebhookReceiver receiver;

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void whereNobodyListensAllAreRefusedInTime() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertAllAreRefused(port);
    }

    @Test
    void byABrokerThatListensAndDoesNotAnswerYetAllAreRefusedInTime() throws Exception {
        try (var starting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertAllAreRefused(starting.getLocalPort());
        }
    }

    @Test
    void oneThatComesUpLaterIsWrittenTo() throws Exception {
        var bytes = new ByteArraySerializer();
        var broker = new MockProducer<>(true, null, bytes, bytes);
        var isUp = new AtomicBoolean();
        var now = new AtomicLong();
        var log = new KafkaLog(
                () -> {
                    if (!isUp.get()) {
                        throw new KafkaException("no broker yet");
                    }
                    return broker;
                },
                System::nanoTime);
        receiver = new WebhookReceiver(
                ANY_PORT, new RestingLog(log, now::get), new Metrics(), Clock.systemUTC(), Duration.ofSeconds(8));
        receiver.start();

        assertThat(gitHub.send(gitHub.signed(BODY)).statusCode()).isEqualTo(503);
        isUp.set(true);
        assertThat(gitHub.send(gitHub.signed(BODY)).statusCode()).isEqualTo(503);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(gitHub.send(gitHub.signed(BODY)).statusCode()).isEqualTo(202);
        assertThat(gitHub.send(gitHub.signed(BODY)).statusCode()).isEqualTo(202);

        assertThat(broker.history()).hasSize(2);
        assertThat(receiver.check().ok()).isTrue();
    }

    private void assertAllAreRefused(int port) {
        var kafka = new KafkaSettings("127.0.0.1:" + port, "http://127.0.0.1:1", 1);
        receiver = WebhookReceiver.open(ANY_PORT, kafka, new Metrics(), Clock.systemUTC());
        receiver.start();

        var answers = IntStream.range(0, MORE_THAN_THREADS)
                .mapToObj(n -> gitHub.sendAsync(gitHub.signed(BODY, it -> it.timeout(GITHUB_WAITS))))
                .toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.get().statusCode()).isEqualTo(503);
            assertThat(answer.get().headers().firstValue("Retry-After")).contains("10");
        });
        assertThat(receiver.check().ok()).isFalse();
        assertThat(receiver.failure()).isEmpty();
    }
}
