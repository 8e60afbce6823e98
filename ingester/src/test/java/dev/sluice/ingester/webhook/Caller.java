package dev.sluice.ingester.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** Calls the receiver, as GitHub does and as it does not. */
final class Caller {
    private final HttpClient client = HttpClient.newHttpClient();
    private final IntSupplier port;

    Caller(IntSupplier port) {
        this.port = port;
    }

    CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder signed(String body) {
        return signed(body, it -> {});
    }

    HttpRequest.Builder signed(String body, Consumer<HttpRequest.Builder> change) {
        return signed(body.getBytes(UTF_8), change);
    }

    HttpRequest.Builder signed(byte[] body, Consumer<HttpRequest.Builder> change) {
        var request = HttpRequest.newBuilder(uri(Reception.PATH))
                .header("Content-Type", "application/json")
                .header("User-Agent", "GitHub-Hookshot/5ab4b44")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", "d-1")
                .header("X-Hub-Signature-256", Signed.header(body, Signed.SECRET))
                .POST(BodyPublishers.ofByteArray(body));
        change.accept(request);
        return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port.getAsInt() + path);
    }

    /**
     * What a plain socket gets to a request; empty where the connection is closed without an answer.
     *
     * @param chunks how many chunks of that part are sent; -1 sends the part as it is
     */
    String raw(String headers, byte[] part, int chunks) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port.getAsInt())) {
            var out = socket.getOutputStream();
            out.write(("POST " + Reception.PATH + " HTTP/1.1\r\nHost: localhost\r\n" + headers).getBytes(UTF_8));
            for (int i = 0; i < chunks; i++) {
                out.write((Integer.toHexString(part.length) + "\r\n").getBytes(UTF_8));
                out.write(part);
                out.write("\r\n".getBytes(UTF_8));
            }
            if (chunks < 0) {
                out.write(part);
            }
            out.flush();
            byte[] head = new byte[512];
            int read = socket.getInputStream().read(head);
            return read < 0 ? "" : new String(head, 0, read, UTF_8);
        }
    }
}
