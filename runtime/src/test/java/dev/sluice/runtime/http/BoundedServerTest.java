package dev.sluice.runtime.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.runtime.health.HealthServer;
import dev.sluice.runtime.health.Metrics;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process of its own for each, for the bounds count once per process. */
@Timeout(60)
final class BoundedServerTest {
    private static final int PATIENCE = (int) Duration.ofSeconds(20).toMillis();

    /** Serves health until its input ends; first tells its port and the bounds. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws IOException {
            try (var server = new HealthServer("127.0.0.1", 0, Map.of(), new Metrics())) {
                server.start();
                System.out.println(server.port());
                BoundedServer.BOUNDS.keySet().stream()
                        .sorted()
                        .map(System::getProperty)
                        .forEach(System.out::println);
                int end = System.in.read();
                System.out.println(end);
            }
        }
    }

    @Test
    void aProcessOfOursHasTheBounds() throws IOException {
        try (var program = new Running()) {
            assertThat(program.bounds).containsExactly("1000", "15", "30");
        }
    }

    @Test
    void aHeaderThatComesTooSlowlyIsCutAndTheNextRequestIsAnswered() throws IOException {
        try (var program = new Running("-Dsun.net.httpserver.maxReqTime=1")) {
            assertThat(program.bounds).containsExactly("1000", "1", "30");

            assertThat(program.ask("GET /livez HTTP/1.1\r\nHost: a\r\nX-Slow: "))
                    .isEmpty();
            assertThat(program.ask("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 200");
        }
    }

    /** The program, running. */
    private static final class Running implements AutoCloseable {
        private final Process process;
        private final int port;
        private final List<String> bounds = new ArrayList<>();

        Running(String... options) throws IOException {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(options));
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out = process.inputReader(US_ASCII);
            port = Integer.parseInt(out.readLine());
            for (int i = 0; i < BoundedServer.BOUNDS.size(); i++) {
                bounds.add(out.readLine());
            }
        }

        /** What comes back; empty where the connection is closed without an answer. */
        String ask(String request) throws IOException {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(PATIENCE);
                socket.getOutputStream().write(request.getBytes(US_ASCII));
                byte[] answer = new byte[100];
                int read = socket.getInputStream().read(answer);
                return read < 0 ? "" : new String(answer, 0, read, US_ASCII);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
