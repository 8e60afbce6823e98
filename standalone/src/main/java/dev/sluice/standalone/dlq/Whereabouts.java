package dev.sluice.standalone.dlq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.runtime.ExitCode;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.settings.Setting;
import dev.sluice.runtime.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the cluster is.
 *
 * @param kafka broker and registry
 * @param streams query ports of streams-processors; they tell of the others
 */
record Whereabouts(KafkaSettings kafka, List<URI> streams) {
    private static final Path STANDARD = Path.of("data/sample");

    private static final Setting<List<URI>> STREAMS = new Setting<>(
            "SLUICE_STREAMS_URLS",
            "",
            "http://streams-1:8091",
            "internal ports of streams-processor, comma separated",
            Whereabouts::urls);

    private static final List<Setting<?>> SETTINGS =
            Stream.concat(KafkaSettings.ALL.stream(), Stream.of(STREAMS)).toList();

    /**
     * Of the stack in a data directory; where none is named, of the cluster in the environment, or else of the sample's stack.
     *
     * @param dataDir null where none is named
     * @throws DlqProblem if no stack was ever started there
     * @throws dev.sluice.runtime.settings.ConfigException if the environment is wrong
     */
    static Whereabouts of(Path dataDir, Map<String, String> environment) {
        return dataDir == null && environment.containsKey(KafkaSettings.BOOTSTRAP.name())
                ? ofEnvironment(environment)
                : ofStack((dataDir == null ? STANDARD : dataDir).resolve("ports.json"));
    }

    private static Whereabouts ofEnvironment(Map<String, String> environment) {
        var names = SETTINGS.stream().map(Setting::name).toList();
        var settings = new Settings(environment.entrySet().stream()
                .filter(variable -> names.contains(variable.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        var kafka = KafkaSettings.from(settings);
        var streams = settings.get(STREAMS);
        settings.finish(SETTINGS);
        return new Whereabouts(kafka, streams);
    }

    private static List<URI> urls(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .map(URI::create)
                .toList();
    }

    private static Whereabouts ofStack(Path file) {
        try {
            var ports = new ObjectMapper().readTree(file.toFile());
            var kafka = new KafkaSettings(
                    "127.0.0.1:" + ports.path("kafka").asInt(),
                    "http://127.0.0.1:" + ports.path("registry").asInt() + "/apis/ccompat/v7",
                    1);
            return new Whereabouts(
                    kafka,
                    Stream.of("streams", "streams_history")
                            .map(ports::path)
                            .filter(JsonNode::isInt)
                            .map(port -> URI.create("http://127.0.0.1:" + port.asInt()))
                            .toList());
        } catch (IOException e) {
            throw new DlqProblem(
                    ExitCode.UNREACHABLE,
                    "no stack is running in " + file.toAbsolutePath().getParent() + ": " + e.getMessage(),
                    "name the data directory of sluice up with --data-dir, or a cluster with "
                            + KafkaSettings.BOOTSTRAP.name(),
                    e);
        }
    }
}
