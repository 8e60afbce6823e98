package dev.sluice.runtime.kafka;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Waits until a broker answers: processes start in any order. */
public final class KafkaReach {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(10);
    private static final int CONNECT_MS = 1_000;
    private static final String ANSWER_MS = "5000";

    private KafkaReach() {}

    /**
     * Returns as soon as a broker answers.
     *
     * @param report told once per 10 s why it waits
     * @throws KafkaUnreachable if none answers within the limit
     */
    public static void await(KafkaSettings kafka, Duration limit, Consumer<String> report) {
        await(() -> ask(kafka), kafka.bootstrapServers(), limit, System::nanoTime, report);
    }

    static void await(Broker broker, String servers, Duration limit, LongSupplier nanoTime, Consumer<String> report) {
        long start = nanoTime.getAsLong();
        long nextReport = REPORT_EVERY.toNanos();
        while (true) {
            try {
                broker.ask();
                return;
            } catch (IOException | KafkaException e) {
                long waited = nanoTime.getAsLong() - start;
                if (waited >= limit.toNanos() || Thread.currentThread().isInterrupted()) {
                    throw new KafkaUnreachable(
                            "Kafka at " + servers + " does not answer, after " + Duration.ofNanos(waited) + ": "
                                    + e.getMessage() + "; start it, or mend SLUICE_KAFKA_BOOTSTRAP_SERVERS",
                            e);
                }
                if (waited >= nextReport) {
                    report.accept("waiting for Kafka at " + servers + ": " + e.getMessage());
                    nextReport += REPORT_EVERY.toNanos();
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Asks a client of Kafka only where somebody listens: it would warn of each attempt by itself. */
    private static void ask(KafkaSettings kafka) throws IOException {
        connect(kafka.bootstrapServers());
        var client = kafka.client();
        client.put("request.timeout.ms", ANSWER_MS);
        client.put("default.api.timeout.ms", ANSWER_MS);
        try (var admin = Admin.create(client)) {
            admin.describeCluster().nodes().get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "it listens and does not answer: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking " + kafka.bootstrapServers(), e);
        }
    }

    /** Connects to the first server that lets us. */
    private static void connect(String servers) throws IOException {
        var refusals = new ArrayList<String>();
        for (var address : ClientUtils.parseAndValidateAddresses(List.of(servers.split(",")), "use_all_dns_ips")) {
            try (var socket = new Socket()) {
                socket.connect(address, CONNECT_MS);
                return;
            } catch (IOException e) {
                refusals.add(address.getHostString() + ":" + address.getPort() + " " + e.getMessage());
            }
        }
        throw new IOException("nobody listens: " + String.join(", ", refusals));
    }

    /** What is asked whether it is there. */
    @FunctionalInterface
    interface Broker {
        /** Returns when it answered; throws when it did not. */
        void ask() throws IOException;
    }
}
