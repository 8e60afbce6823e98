package dev.sluice.ingester.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"200,false", "404,false", "403,false", "408,true", "429,true", "500,true", "503,true"})
    void someAnswersMayBeBetterNextTime(int status, boolean passing) {
        assertThat(answer(status, Map.of()).isPassing()).isEqualTo(passing);
    }

    @Test
    void secondsToWaitAreTaken() {
        assertThat(answer(503, Map.of("Retry-After", List.of("7"))).retryAfter(NOW))
                .contains(Duration.ofSeconds(7));
    }

    @Test
    void aDateIsReadByTheServersOwnClock() {
        var headers = Map.of(
                "Retry-After", List.of("Thu, 26 Nov 2026 12:00:30 GMT"),
                "Date", List.of("Thu, 26 Nov 2026 12:00:00 GMT"));

        assertThat(answer(503, headers).retryAfter(NOW)).contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({"soon", "-5", "1e3", "'Thu, 26 Nov 2020 12:00:30 GMT'", "99999999999"})
    void whatSaysNothingIsNoWait(String text) {
        assertThat(answer(503, Map.of("Retry-After", List.of(text))).retryAfter(NOW))
                .isEmpty();
    }

    private static Answer answer(int status, Map<String, List<String>> headers) {
        return new Answer(
                URI.create("http://localhost/x"),
                status,
                HttpHeaders.of(headers, (name, value) -> true),
                new BodyStream("x", Duration.ofSeconds(1)));
    }
}
