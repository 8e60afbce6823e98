package dev.sluice.ingester.fakegithub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.fakegithub.SampleHours.Framing;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An hour of any size is made in constant memory, because nothing but a line, a buffer of 64 KiB and the state of the compression
 * is there at a time: its first bytes leave while the last are not made yet, and a part stops being made at its end.
 */
class GeneratedHourTest {
    private static final long FIVE_MILLION = 5_000_000;

    @Test
    @Timeout(20)
    void theFirstLinesOfFiveMillionArriveWhileTheLastAreNotMadeYet() throws Exception {
        var hours = Hours.sample(new SampleHours(42, FIVE_MILLION, Framing.CHUNKED));
        try (var bench = new GithubBench(FakeGithubPlan.standard().hours(hours))) {
            var request = HttpRequest.newBuilder(URI.create(bench.github.url() + "/2026-01-01-0.json.gz"))
                    .build();
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(answer.body()), StandardCharsets.UTF_8))) {
                assertThat(lines.lines().limit(5_000)).hasSize(5_000).allMatch(line -> !line.isEmpty());
            }
            assertThat(bench.get("/events").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Timeout(20)
    void aPartStopsBeingMadeAtItsEnd() throws Exception {
        HourName hour = HourName.of("2026-01-01-0").orElseThrow();
        var sent = new AtomicLong();
        new GeneratedHour(42, hour, 0, FIVE_MILLION).write(1_000, 2_000_000, counting(sent));

        assertThat(sent).hasValue(2_000_000);
    }

    @Test
    void whatIsWrittenAtOnceIsSmall() throws Exception {
        HourName hour = HourName.of("2026-01-01-0").orElseThrow();
        var greatest = new AtomicLong();
        new GeneratedHour(42, hour, 0, 20_000).write(0, Long.MAX_VALUE, new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void write(byte[] bytes, int offset, int length) {
                greatest.accumulateAndGet(length, Math::max);
            }
        });

        assertThat(greatest.get()).isBetween(1L, 65_536L);
    }

    private static OutputStream counting(AtomicLong sent) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                sent.incrementAndGet();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                sent.addAndGet(length);
            }
        };
    }
}
