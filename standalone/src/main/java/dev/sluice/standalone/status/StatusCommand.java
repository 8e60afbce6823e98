package dev.sluice.standalone.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.runtime.ExitCode;
import dev.sluice.runtime.settings.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice status}: how a stack stands, here or anywhere. */
@Command(
        name = "status",
        description = "Tell how a running stack stands: readiness, watermark, freshness, accounts, snapshot, drifts.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "It asks the stack of --data-dir, else the query-api of SLUICE_QUERY_URL, else the stack that was started",
            "last from here. Exit codes: 0 all is well, 3 something is wrong, 5 nothing answers."
        })
public final class StatusCommand implements Callable<Integer> {
    /** Where the query-api is that commands ask. */
    public static final Setting<URI> URL = new Setting<>(
            "SLUICE_QUERY_URL", "", "http://localhost:8080", "query-api that sluice status asks", StatusCommand::url);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    @Option(names = "--data-dir", paramLabel = "DIR", description = "data directory of the stack")
    private Path dataDir;

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** With the variables that may name a query-api. */
    public StatusCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        var url = new QueryAddress(environment, Path.of("data")).find(dataDir);
        try {
            var standing = Standing.of(url.toString(), ask(url, "/readyz"), ask(url, "/api/v1/pipeline"));
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(standing));
            } else {
                standing.lines().forEach(out::println);
            }
            out.flush();
            return (standing.findings().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS).number();
        } catch (IOException e) {
            var err = spec.commandLine().getErr();
            err.println("error: no query-api answers at " + url + ": " + e);
            err.println("try:   ./sluice up, or name another by --data-dir or " + URL.name());
            err.flush();
            return ExitCode.UNREACHABLE.number();
        }
    }

    private JsonNode ask(URI url, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve(path)).timeout(TIMEOUT).build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    private static URI url(String text) {
        if (!text.isEmpty() && !text.matches("https?://[^/\\s]+/?")) {
            throw new IllegalArgumentException("http://HOST:PORT");
        }
        return URI.create(text);
    }
}
