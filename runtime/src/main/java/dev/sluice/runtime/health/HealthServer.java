package dev.sluice.runtime.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.runtime.http.BoundedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code /livez}, {@code /readyz} (with the reason of each part) and {@code /metrics} of a service without a public port. */
public final class HealthServer implements AutoCloseable {
    private static final int THREADS = 4;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, HealthServer::daemon);

    /**
     * Binds the port at once.
     *
     * @param port 0 takes any free one
     * @param parts by name, how each is
     * @throws UncheckedIOException if the port is taken
     */
    public HealthServer(String bind, int port, Map<String, Supplier<Check>> parts, Metrics metrics) {
        try {
            http = BoundedServer.bind(bind, port);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + bind + ":" + port + " for health; choose another SLUICE_HEALTH_PORT", e);
        }
        // Else its one thread, which also takes the connections, would wait for whoever sends slowly.
        http.setExecutor(threads);
        http.createContext("/livez", exchange -> answer(exchange, 200, "text/plain", "alive\n"));
        http.createContext("/readyz", exchange -> ready(exchange, parts));
        http.createContext("/metrics", exchange -> answer(exchange, 200, Metrics.CONTENT_TYPE, metrics.scrape()));
    }

    /** Begins to answer. */
    public void start() {
        http.start();
    }

    /** The port in use. */
    public int port() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "health");
        thread.setDaemon(true);
        return thread;
    }

    private static void ready(HttpExchange exchange, Map<String, Supplier<Check>> parts) throws IOException {
        var checks = new TreeMap<String, Check>();
        parts.forEach((name, check) -> checks.put(name, check.get()));
        boolean ready = checks.values().stream().allMatch(Check::ok);
        var text = checks.entrySet().stream()
                .map(part -> part.getKey() + ": " + part.getValue().detail() + "\n")
                .collect(Collectors.joining());
        answer(exchange, ready ? 200 : 503, "text/plain", text);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
