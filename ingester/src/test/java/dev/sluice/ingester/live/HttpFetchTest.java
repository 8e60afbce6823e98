package dev.sluice.ingester.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.runtime.settings.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire, and what is refused from it. */
class HttpFetchTest {
    private static final Fetch.Request PLAIN =
            new Fetch.Request("/events?per_page=100&page=1", Optional.empty(), Optional.empty());
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void theEtagAndTheTokenAreSentAndTheAnswerIsGivenAsItIs() throws IOException {
        serve("/events", exchange -> {
            String seen = exchange.getRequestURI() + " " + sent(exchange, "If-None-Match") + " "
                    + sent(exchange, "Authorization") + " " + sent(exchange, "Accept") + " "
                    + sent(exchange, "User-Agent");
            exchange.getResponseHeaders().set("ETag", "W/\"x\"");
            answer(exchange, 403, seen);
        });

        Answer answer = fetch(TIMEOUT)
                .get(
                        new Fetch.Request(PLAIN.page(), Optional.of("W/\"a\""), Optional.of(new Secret("s3"))),
                        () -> false);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("etag")).contains("W/\"x\"");
        assertThat(answer.body())
                .asString(UTF_8)
                .isEqualTo("/events?per_page=100&page=1 W/\"a\" Bearer s3 application/vnd.github+json sluice");
    }

    @Test
    void anUnchangedPageHasNoBody() throws IOException {
        serve("/events", exchange -> {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        });

        assertThat(fetch(TIMEOUT).get(PLAIN, () -> false).body()).isEmpty();
    }

    @Test
    void aRenamedRepositoryIsFollowedOnTheSameHost() throws IOException {
        serve("/events", exchange -> redirect(exchange, "/repositories/1/events"));
        serve("/repositories/1/events", exchange -> answer(exchange, 200, "[]"));

        assertThat(fetch(TIMEOUT).get(PLAIN, () -> false).body())
                .asString(UTF_8)
                .isEqualTo("[]");
    }

    @Test
    void nobodyElseIsFollowed() throws IOException {
        var reached = new AtomicInteger();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> reached.incrementAndGet());
        other.start();
        String elsewhere = "http://127.0.0.1:" + other.getAddress().getPort() + "/steal";
        serve("/events", exchange -> redirect(exchange, elsewhere));

        assertThatThrownBy(() -> fetch(TIMEOUT).get(PLAIN, () -> false))
                .isInstanceOf(FetchFault.class)
                .hasMessageContaining("to another host is not followed");
        assertThat(reached).hasValue(0);
        other.stop(0);
    }

    @Test
    void aCircleOfRedirectsEnds() {
        serve("/events", exchange -> redirect(exchange, "/events"));

        assertThatThrownBy(() -> fetch(TIMEOUT).get(PLAIN, () -> false))
                .isInstanceOf(FetchFault.class)
                .hasMessageContaining("more than 3 redirects");
    }

    @Test
    void aBodyBeyondTheCapIsRefused() {
        serve("/events", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[1 << 20];
            for (int i = 0; i < 32; i++) {
                exchange.getResponseBody().write(chunk);
            }
        });

        assertThatThrownBy(() -> fetch(TIMEOUT).get(PLAIN, () -> false))
                .hasStackTraceContaining("the body is longer than 16777216 bytes")
                .isInstanceOf(FetchFault.class);
    }

    @Test
    void aBodyThatIsCutOffIsNoAnswer() {
        serve("/events", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            throw new IOException("cut");
        });

        assertThatThrownBy(() -> fetch(TIMEOUT).get(PLAIN, () -> false)).isInstanceOf(IOException.class);
    }

    @Test
    void aBodyThatNeverEndsIsNotWaitedFor() {
        serve("/events", this::hang);

        assertThatThrownBy(() -> fetch(Duration.ofMillis(300)).get(PLAIN, () -> false))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("no whole answer within PT0.3S");
    }

    @Test
    void whatIsToldToStopDoesNotWait() {
        serve("/events", this::hang);
        var looks = new AtomicInteger();

        assertThatThrownBy(() -> fetch(Duration.ofMinutes(5)).get(PLAIN, () -> looks.incrementAndGet() > 2))
                .isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void aServerThatIsNotThereIsAnErrorWithoutAnAnswer() {
        server.stop(0);

        assertThatThrownBy(() -> fetch(TIMEOUT).get(PLAIN, () -> false)).isInstanceOf(IOException.class);
    }

    private void hang(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('[');
        exchange.getResponseBody().flush();
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Fetch fetch(Duration timeout) {
        return new HttpFetch(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Duration.ofSeconds(2), timeout);
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    private static String sent(HttpExchange exchange, String header) {
        return exchange.getRequestHeaders().getFirst(header);
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(301, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
