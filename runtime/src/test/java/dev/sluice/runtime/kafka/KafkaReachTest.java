package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting for a broker, by a clock that moves five seconds with each question. */
final class KafkaReachTest {
    private static final Duration STEP = Duration.ofSeconds(5);

    private final List<String> reports = new ArrayList<>();
    private long now;
    private int asked;

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private void await(Duration limit, int refusals) {
        KafkaReach.await(
                () -> {
                    now += STEP.toNanos();
                    if (asked++ < refusals) {
                        throw new IOException("connection refused");
                    }
                },
                "k:9092",
                limit,
                () -> now,
                reports::add);
    }

    @Test
    void brokerThatAnswersIsNotWaitedFor() {
        await(Duration.ofMinutes(1), 0);

        assertThat(asked).isEqualTo(1);
        assertThat(reports).isEmpty();
    }

    @Test
    void waitIsReportedOncePerTenSeconds() {
        await(Duration.ofMinutes(1), 5);

        assertThat(asked).isEqualTo(6);
        assertThat(reports).hasSize(2).containsOnly("waiting for Kafka at k:9092: connection refused");
    }

    @Test
    void limitEndsTheWaitWithWhatToDo() {
        assertThatThrownBy(() -> await(Duration.ofSeconds(12), 99))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining("Kafka at k:9092 does not answer, after PT15S: connection refused")
                .hasMessageContaining("SLUICE_KAFKA_BOOTSTRAP_SERVERS");
    }

    @Test
    void interruptEndsTheWait() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> await(Duration.ofHours(1), 99)).isInstanceOf(KafkaUnreachable.class);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void whatKafkaSaysIsWaitedForToo() {
        assertThatThrownBy(() -> KafkaReach.await(
                        () -> {
                            throw new KafkaException("no such host");
                        },
                        "k:9092",
                        Duration.ZERO,
                        () -> now,
                        reports::add))
                .hasMessageContaining("no such host");
    }

    @Test
    void eachServerThatRefusesIsNamed() throws IOException {
        int closed = closedPort();
        var kafka = new KafkaSettings("127.0.0.1:" + closed + ",localhost:" + closed, "http://unused", 1);

        assertThatThrownBy(() -> KafkaReach.await(kafka, Duration.ZERO, reports::add))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining("127.0.0.1:" + closed)
                .hasMessageContaining("localhost:" + closed);
    }

    /** As a proxy does in front of a broker that is not there yet. Kafka's client would warn of it several times a second. */
    @Test
    void whoHangsUpIsNoBroker() throws Exception {
        try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var hungUp = CompletableFuture.runAsync(() -> hangUp(proxy));
            var kafka = new KafkaSettings("127.0.0.1:" + proxy.getLocalPort(), "http://unused", 1);

            assertThatThrownBy(() -> KafkaReach.await(kafka, Duration.ZERO, reports::add))
                    .isInstanceOf(KafkaUnreachable.class)
                    .hasMessageContaining("nobody answers: 127.0.0.1:" + proxy.getLocalPort());
            hungUp.get();
        }
    }

    private static void hangUp(ServerSocket proxy) {
        try {
            proxy.accept().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of containers that are not started are unknown. */
    @Test
    void aNameThatIsNotKnownYetIsWaitedFor() {
        var kafka = new KafkaSettings("x".repeat(64) + ".invalid:9092", "http://unused", 1);

        assertThatThrownBy(() -> KafkaReach.await(kafka, Duration.ZERO, reports::add))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining(".invalid:9092 is an unknown host");
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void addressWithoutAPortIsToldAsKafkaTellsIt() {
        var kafka = new KafkaSettings("localhost", "http://unused", 1);

        assertThatThrownBy(() -> KafkaReach.await(kafka, Duration.ZERO, reports::add))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining("Invalid url in bootstrap.servers: localhost");
    }
}
