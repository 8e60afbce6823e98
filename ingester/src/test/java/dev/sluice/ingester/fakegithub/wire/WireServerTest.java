package dev.sluice.ingester.fakegithub.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.fakegithub.wire.Delivery.Ending;
import dev.sluice.runtime.http.HttpDate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WireServerTest {
    private final List<Long> pauses = new CopyOnWriteArrayList<>();

    @Test
    void headersAreSentAsTheyAreSpeltAndTheDateIsTheirs() throws IOException {
        Answer answer = Answer.of(200, Body.of("hello"))
                .with("ETag", "\"a\"")
                .with("Date", HttpDate.of(Instant.parse("2019-10-01T01:02:03Z")));

        assertThat(exchange(request -> answer, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", true))
                .isEqualTo("HTTP/1.1 200 OK\r\nETag: \"a\"\r\nDate: Tue, 01 Oct 2019 01:02:03 GMT\r\n"
                        + "Content-Length: 5\r\n\r\nhello");
    }

    @Test
    void aConnectionServesOneRequestAfterAnother() throws IOException {
        String both = "GET /a?x=1%20y&z HTTP/1.1\r\nA: b\r\n\r\nHEAD /b HTTP/1.1\r\n\r\n";

        assertThat(exchange(
                        request -> Answer.of(
                                200,
                                Body.of(request.method()
                                        + request.target()
                                        + request.header("a").orElse(""))),
                        both,
                        true))
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\nGET/a?x=1 y&z=b"
                        + "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n");
    }

    @Test
    void aCutAnswerAnnouncesMoreThanItSendsAndALieDoesNot() throws IOException {
        Answer whole = Answer.of(200, Body.of("0123456789"));

        assertThat(get(whole.by(Delivery.part(4, Ending.CUT)))).endsWith("Content-Length: 10\r\n\r\n0123");
        assertThat(get(whole.by(Delivery.part(4, Ending.LIE)))).endsWith("Content-Length: 4\r\n\r\n0123");
        assertThat(get(whole.by(Delivery.part(0, Ending.HANG_UP)))).isEmpty();
    }

    @Test
    void aSlowAnswerRestsTenTimesASecond() throws IOException {
        assertThat(get(Answer.of(200, Body.of("x".repeat(95))).by(Delivery.slow(100))))
                .endsWith("x".repeat(95));
        assertThat(pauses).hasSize(9).containsOnly(100_000_000L);
    }

    @Test
    void whoSpeaksNoHttpIsHungUpOn() throws IOException {
        assertThat(exchange(request -> Answer.of(200, Body.EMPTY), "hello\r\n\r\n", false))
                .isEmpty();
        assertThat(exchange(request -> Answer.of(200, Body.EMPTY), "GET / HTTP/1.1\r\nno colon\r\n\r\n", false))
                .isEmpty();
    }

    @Test
    void aPortThatIsTakenIsToldByItsNumber() {
        try (var first = WireServer.start(0, request -> Answer.of(200, Body.EMPTY), pauses::add)) {
            int port = first.url().getPort();
            assertThatThrownBy(() -> WireServer.start(port, request -> Answer.of(200, Body.EMPTY), pauses::add))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("port " + port);
        }
    }

    private String get(Answer answer) throws IOException {
        return exchange(request -> answer, "GET / HTTP/1.1\r\n\r\n", true);
    }

    private String exchange(Function<Request, Answer> answers, String sent, boolean end) throws IOException {
        try (var server = WireServer.start(0, answers, pauses::add);
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.url().getPort())) {
            socket.getOutputStream().write(sent.getBytes(US_ASCII));
            if (end) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
