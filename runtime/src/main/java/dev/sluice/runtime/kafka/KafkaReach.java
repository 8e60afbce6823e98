package dev.sluice.runtime.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;

/** Waits until a broker answers: processes start in any order. */
public final class KafkaReach {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(10);
    private static final int CONNECT_MS = 1_000;
    private static final int ANSWER_MS = 5_000;

    /** ApiVersions, version 0, without a client id: every broker answers it, at once and before all else. */
    private static final byte[] HELLO = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0, -1, -1};

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

    /** Asks a client of Kafka only where a broker answers: it would warn of each attempt by itself. */
    private static void ask(KafkaSettings kafka) throws IOException {
        greet(kafka.bootstrapServers());
        var client = kafka.client();
        client.put("request.timeout.ms", Integer.toString(ANSWER_MS));
        client.put("default.api.timeout.ms", Integer.toString(ANSWER_MS));
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

    /** Returns when one of the servers answers. */
    private static void greet(String servers) throws IOException {
        var refusals = new ArrayList<String>();
        for (var server : servers.split(",", -1)) {
            try {
                greet(address(server.strip()));
                return;
            } catch (IOException e) {
                refusals.add(server.strip() + " " + reason(e));
            }
        }
        throw new IOException("nobody answers: " + String.join(", ", refusals));
    }

    private static void greet(InetSocketAddress server) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(server, CONNECT_MS);
            socket.setSoTimeout(ANSWER_MS);
            socket.getOutputStream().write(HELLO);
            if (socket.getInputStream().read() < 0) {
                throw new IOException("closes the connection");
            }
        }
    }

    /** Not Kafka's own reading of addresses, which warns of each name that is not known yet. */
    private static InetSocketAddress address(String server) {
        var host = Utils.getHost(server);
        var port = Utils.getPort(server);
        if (host == null || port == null) {
            throw new KafkaException("Invalid url in bootstrap.servers: " + server);
        }
        return new InetSocketAddress(host, port);
    }

    private static String reason(IOException e) {
        return e instanceof UnknownHostException ? "is an unknown host" : e.getMessage();
    }

    /** What is asked whether it is there. */
    @FunctionalInterface
    interface Broker {
        /** Returns when it answered; throws when it did not. */
        void ask() throws IOException;
    }
}
