package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class FakeGithubCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CountDownLatch stop = new CountDownLatch(1);

    @TempDir
    private Path folder;

    @Test
    void itSaysHowToPointSluiceAtItAndServesUntilItIsStopped() throws Exception {
        Path log = folder.resolve("served.ndjson");
        var exit = CompletableFuture.supplyAsync(
                () -> run("--rate", "20", "--events", "200", "--seed", "7", "--log", log.toString()));

        String url = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> setting("SLUICE_GITHUB_URL"), Optional::isPresent)
                .orElseThrow();
        assertThat(setting("SLUICE_ARCHIVE_URL")).contains(url + "/{yyyy}-{MM}-{dd}-{H}.json.gz");
        assertThat(get(url + "/events").body()).startsWith("[{\"id\":");
        assertThat(get(url + "/2026-02-01-3.json.gz").statusCode()).isEqualTo(200);
        stop.countDown();

        assertThat(exit.join()).isEqualTo(130);
        assertThat(Files.readAllLines(log))
                .hasSizeGreaterThan(220)
                .anyMatch(line -> line.matches(
                        "\\{\"at\":\"2026-03-01T12:00:00Z\",\"path\":\"/events\",\"page\":1,\"event\":\"\\w+:\\d+\"}"))
                .anyMatch(line -> line.contains("\"target\":\"/2026-02-01-3.json.gz\",\"status\":200"));
    }

    @Test
    void everyWrongFlagIsToldAtOnce() {
        assertThat(run(
                        "--port",
                        "70000",
                        "--rate",
                        "0",
                        "--events",
                        "0",
                        "--order",
                        "up",
                        "--faults",
                        "x",
                        "--hours",
                        "/nowhere",
                        "--sample"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("7 flag(s) to mend", "--port is 70000", "--rate is 0.0", "--events is 0", "--order is 'up'")
                .contains("--faults is 'x'", "--hours is '/nowhere'", "--hours and --sample");
    }

    @Test
    void aPortThatIsTakenIsAFailureWithAnAdvice() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);
        }
        assertThat(err.toString())
                .contains("error: cannot listen on port", "try:   another --port")
                .doesNotContain("\tat ");
    }

    private int run(String... flags) {
        return new CommandLine(new FakeGithubCommand(stop, CLOCK))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((error, line, parsed) -> Main.explain(error, line.getErr()))
                .execute(flags);
    }

    private Optional<String> setting(String name) {
        var line = Pattern.compile(name + "=(\\S+)").matcher(out.toString());
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
