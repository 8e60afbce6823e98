package dev.sluice.ingester.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** An archive on loopback, with faults at will: each fault spoils one GET, in turn. */
public final class StubArchive implements AutoCloseable {
    /** What it does with one question. */
    @FunctionalInterface
    public interface Fault {
        /** Answers it. */
        void answer(HttpExchange http, Stored file) throws IOException;
    }

    /** A file that it has. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Stored(byte[] bytes, String etag) {}

    private final Map<String, Stored> files = new ConcurrentHashMap<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    public StubArchive() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Where its hours are. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/{yyyy}-{MM}-{dd}-{H}.json.gz";
    }

    /** Publishes an hour. */
    public void put(String hour, byte[] bytes, String etag) {
        files.put("/" + hour + ".json.gz", new Stored(bytes, etag));
    }

    /** The next GET goes wrong like this. */
    public void spoil(Fault fault) {
        faults.add(fault);
    }

    /** Every question so far: method, hour, and which range. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** An answer that ends after so many bytes of its body. */
    public static Fault cutAfter(int bytes) {
        return (http, file) -> {
            byte[] body = begin(http, file, true);
            http.getResponseBody().write(body, 0, Math.min(bytes, body.length));
            http.getResponseBody().flush();
        };
    }

    /** Nothing but a status, and a header. */
    public static Fault status(int status, String header, String value) {
        return (http, file) -> {
            http.getResponseHeaders().set(header, value);
            http.sendResponseHeaders(status, -1);
        };
    }

    /** A body that is not the file's. */
    public static Fault body(byte[] bytes, long contentLength) {
        return (http, file) -> {
            http.sendResponseHeaders(200, contentLength);
            http.getResponseBody().write(bytes);
            http.getResponseBody().flush();
        };
    }

    /** An answer that begins and then stands still. */
    public Fault silence(int bytes) {
        return (http, file) -> {
            cutAfter(bytes).answer(http, file);
            awaitEnd();
        };
    }

    /** No answer at all. */
    public Fault noAnswer() {
        return (http, file) -> awaitEnd();
    }

    /** The hour's lines, compressed. */
    public static byte[] gzip(String text) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            String range = http.getRequestHeaders().getFirst("Range");
            String path = http.getRequestURI().getPath();
            asked.add(http.getRequestMethod() + " " + path.substring(1).replace(".json.gz", "")
                    + (range == null ? "" : " " + range));
            Stored file = files.get(path);
            Fault fault = http.getRequestMethod().equals("GET") ? faults.poll() : null;
            if (fault != null) {
                fault.answer(http, file);
            } else if (file == null) {
                http.sendResponseHeaders(404, -1);
            } else if (http.getRequestMethod().equals("HEAD")) {
                tag(http, file);
                http.getResponseHeaders().set("Content-Length", Integer.toString(file.bytes().length));
                http.sendResponseHeaders(200, -1);
            } else {
                byte[] body = begin(http, file, false);
                http.getResponseBody().write(body);
            }
        } catch (IOException e) {
            // The client has gone, or we cut it off.
            asked.add("closed");
        }
    }

    /** Sends the headers, and gives the bytes that are to follow. */
    private static byte[] begin(HttpExchange http, Stored file, boolean closes) throws IOException {
        tag(http, file);
        if (closes) {
            http.getResponseHeaders().set("Connection", "close");
        }
        String range = http.getRequestHeaders().getFirst("Range");
        String ifRange = http.getRequestHeaders().getFirst("If-Range");
        boolean partial = range != null && file.etag() != null && file.etag().equals(ifRange);
        int from = partial ? Integer.parseInt(range.replaceAll("bytes=([0-9]+)-", "$1")) : 0;
        if (partial && from >= file.bytes().length) {
            http.sendResponseHeaders(416, -1);
            return new byte[0];
        }
        int length = file.bytes().length;
        if (partial) {
            http.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (length - 1) + "/" + length);
        }
        http.sendResponseHeaders(partial ? 206 : 200, length - from);
        return Arrays.copyOfRange(file.bytes(), from, length);
    }

    private static void tag(HttpExchange http, Stored file) {
        if (file.etag() != null) {
            http.getResponseHeaders().set("ETag", file.etag());
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
