package dev.sluice.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code sluice up} as a user starts it: a JVM of its own, with its broker and its registry as children. */
public final class SluiceProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path dataDir;
    private final Path output;

    private SluiceProcess(Process process, Path dataDir, Path output) {
        this.process = process;
        this.dataDir = dataDir;
        this.output = output;
    }

    /** Starts it on free ports; returns at once. */
    public static SluiceProcess up(Path dataDir, String source, String... flags) {
        return up(Map.of(), dataDir, source, flags);
    }

    /** The same with settings of its own. */
    public static SluiceProcess up(Map<String, String> settings, Path dataDir, String source, String... flags) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx576m",
                "-XX:+UseSerialGC",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.sluice",
                "-cp",
                classPath(),
                "dev.sluice.standalone.Main",
                "up",
                "--source",
                source,
                "--data-dir",
                dataDir.toString()));
        for (var port : List.of("--http-port", "--kafka-port", "--registry-port", "--webhook-port")) {
            command.addAll(List.of(port, "0"));
        }
        command.addAll(List.of(flags));
        return start(command, settings, dataDir);
    }

    private static SluiceProcess start(List<String> command, Map<String, String> settings, Path dataDir) {
        try {
            Files.createDirectories(dataDir);
            Files.deleteIfExists(dataDir.resolve("ports.json"));
            var output = Files.createTempFile("sluice-up", ".txt");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.directory(Repository.root().toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("SLUICE_") || name.equals("LIVE"));
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2"); // as the launcher has it
            builder.environment().putAll(settings);
            return new SluiceProcess(builder.start(), dataDir, output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    /** The packaged jars, as the launcher puts them. */
    private static String classPath() {
        var build = Repository.root().resolve("standalone/target");
        try (var jars = Files.list(build)) {
            var own = jars.filter(
                            jar -> jar.getFileName().toString().matches("sluice-standalone-[^-]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no jar in " + build + "; run mvn package"));
            return own + ":" + build.resolve("lib") + "/*";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + build, e);
        }
    }

    /** Waits for its end; its exit code. Fails with all that it printed when it takes longer. */
    public int await(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("sluice up did not end within " + limit + "; it printed:\n" + output() + log());
        }
        return process.exitValue();
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Ctrl-C's gentler sister. */
    public void terminate() {
        process.destroy();
    }

    public String output() {
        return read(output);
    }

    /** End of the log, for failures. */
    public String log() {
        var log = dataDir.resolve("log/sluice.log");
        var text = Files.exists(log) ? read(log) : "(no log)";
        return "\n--- log ---\n" + text.substring(Math.max(0, text.length() - 6000));
    }

    /** Whether {@code ports.json} says where it listens. */
    public boolean hasPorts() {
        return Files.exists(dataDir.resolve("ports.json"));
    }

    public JsonNode ports() {
        return json(dataDir.resolve("ports.json"));
    }

    public JsonNode report() {
        return json(dataDir.resolve("report.json"));
    }

    /** Where it keeps everything. */
    public Path dataDir() {
        return dataDir;
    }

    /** The gold snapshot in force. */
    public Path gold() {
        return dataDir.resolve("gold")
                .resolve(read(dataDir.resolve("gold/CURRENT")).strip());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + ports().get("http").intValue() + path);
        return HTTP.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
    }

    public JsonNode getJson(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
