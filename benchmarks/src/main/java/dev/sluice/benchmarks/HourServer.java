package dev.sluice.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Files on loopback under the names of an archive's hours, one after another from 2016-01-01-0 on. */
final class HourServer implements AutoCloseable {
    private static final LocalDateTime FIRST = LocalDateTime.of(2016, 1, 1, 0, 0);

    private final Map<String, Path> files = new HashMap<>();
    private final AtomicLong firstByte = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final int hours;

    private HourServer(HttpServer server, List<Path> files) {
        this.server = server;
        this.hours = files.size();
        for (int i = 0; i < hours; i++) {
            this.files.put("/" + name(i) + ".json.gz", files.get(i));
        }
    }

    static HourServer start(List<Path> files) throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var server = new HourServer(http, files);
        http.createContext("/", server::answer);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    /** The settings of an ingester that reads all of it. */
    Map<String, String> settings() {
        return Map.of(
                "SLUICE_SOURCE",
                "archive",
                "SLUICE_ARCHIVE_URL",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/{yyyy}-{MM}-{dd}-{H}.json.gz",
                "SLUICE_ARCHIVE_FROM",
                name(0),
                "SLUICE_ARCHIVE_TO",
                name(hours - 1));
    }

    /** When the first byte was asked for, by {@link System#nanoTime}. */
    long firstByteNanos() {
        return firstByte.get();
    }

    private static String name(int hour) {
        var time = FIRST.plusHours(hour);
        return time.toLocalDate() + "-" + time.getHour();
    }

    private void answer(HttpExchange http) throws IOException {
        firstByte.compareAndSet(0, System.nanoTime());
        try (http) {
            var file = files.get(http.getRequestURI().getPath());
            if (file == null) {
                http.sendResponseHeaders(404, -1);
                return;
            }
            http.getResponseHeaders().set("ETag", "\"" + file.getFileName() + "\"");
            http.sendResponseHeaders(200, Files.size(file));
            Files.copy(file, http.getResponseBody());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
