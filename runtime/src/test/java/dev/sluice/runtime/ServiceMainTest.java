package dev.sluice.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.health.Check;
import dev.sluice.runtime.health.HealthServer;
import dev.sluice.runtime.health.Metrics;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** How the process of a service ends. */
final class ServiceMainTest {
    private static final Setting<Integer> WORKERS = Setting.number("SLUICE_WORKERS", "1", "workers", 1, 8);

    private final List<String> life = new ArrayList<>();

    private ExitCode run(Map<String, String> variables, List<Setting<?>> known, Component service) {
        return ServiceMain.run(variables, known, (settings, metrics) -> {
            known.forEach(settings::get);
            return service;
        });
    }

    @Test
    void wrongSettingsEndItAsUsageBeforeAnythingStarts() {
        assertThat(run(Map.of("SLUICE_WORKERS", "9"), List.of(WORKERS), new Recorded(null)))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(Map.of("SLUICE_WORKER", "1"), List.of(WORKERS), new Recorded(null)))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(Map.of("SLUICE_KAFKA_WAIT", "2"), List.of(WORKERS), new Recorded(null)))
                .isEqualTo(ExitCode.USAGE);
        assertThat(life).isEmpty();
    }

    @Test
    void aServiceThatFailedForGoodIsClosedAndEndsItAsFailure() {
        assertThat(run(Map.of(), List.of(), new Recorded("the disk is full"))).isEqualTo(ExitCode.FAILURE);
        assertThat(life).containsExactly("listen", "start", "close");
    }

    @Test
    void aStartThatThrowsClosesWhatWasBegun() {
        var service = new Recorded(null) {
            @Override
            public void start() {
                throw new IllegalStateException("port 7 is taken");
            }
        };

        assertThatThrownBy(() -> run(Map.of(), List.of(), service)).hasMessage("port 7 is taken");
        assertThat(life).containsExactly("listen", "close");
    }

    /** It may be waiting for a registry, for minutes; what it began is closed as ever, by a thread that nothing interrupts. */
    @Test
    void aStartThatWaitsIsCutShortByTheSignal() {
        var interrupted = new AtomicBoolean();
        var service = new Recorded(null) {
            @Override
            public void start() {
                super.start();
                awaitWhatNeverComes();
            }

            @Override
            public void close() {
                super.close();
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        };

        assertThat(serve(service)).isEqualTo(ExitCode.OK);
        assertThat(life).containsExactly("listen", "start", "close");
        assertThat(interrupted).isFalse();
    }

    @Test
    void aSignalThatComesWhenTheStartIsOverStopsItAsUsual() {
        assertThat(serve(new Recorded(null))).isEqualTo(ExitCode.OK);
        assertThat(life).containsExactly("listen", "start", "close");
    }

    /** Serves, and is told to stop at once. */
    private static ExitCode serve(Component service) {
        var metrics = new Metrics();
        var health = new HealthServer("127.0.0.1", 0, Map.of(), metrics);
        var signal = new StopSignal(Thread.currentThread());
        signal.tell();
        return ServiceMain.serve(service, health, () -> {}, signal);
    }

    private static void awaitWhatNeverComes() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Test
    void withoutKafkaAServiceThatNeedsItListensAndIsNotStartedAndEndsAsUnreachable() throws IOException {
        var variables = Map.of(
                "SLUICE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + closedPort(),
                "SLUICE_SCHEMA_REGISTRY_URL", "http://unused",
                "SLUICE_KAFKA_WAIT", "PT0S");

        assertThat(run(variables, KafkaSettings.ALL, new Recorded(null))).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(life).containsExactly("listen", "close");
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void exitCodesAreThoseThatScriptsKnow() {
        assertThat(ExitCode.values()).extracting(ExitCode::number).containsExactly(0, 1, 2, 3, 5, 130);
    }

    /** A service that notes what is done with it, and fails for good at once where it is told to. */
    private class Recorded implements Perishable {
        private final String failure;

        Recorded(String failure) {
            this.failure = failure;
        }

        @Override
        public String name() {
            return "recorded";
        }

        @Override
        public void listen() {
            life.add("listen");
        }

        @Override
        public void start() {
            life.add("start");
        }

        @Override
        public Check check() {
            return Check.ok("fine");
        }

        @Override
        public Optional<String> failure() {
            return Optional.ofNullable(failure);
        }

        @Override
        public void close() {
            life.add("close");
        }
    }
}
