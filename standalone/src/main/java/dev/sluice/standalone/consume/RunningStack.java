package dev.sluice.standalone.consume;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.settings.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Finds the stack to read from: the one of a data directory, else that of the environment, else the newest below
 * {@code ./data} that runs.
 *
 * @param environment may name brokers and registry
 * @param data folder of data directories
 * @param listens whether something listens on that port of this machine
 */
public record RunningStack(Map<String, String> environment, Path data, IntPredicate listens) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PORTS = "ports.json";
    private static final int CONNECT_MS = 500;

    /** With this machine's ports. */
    public static RunningStack ofThisMachine(Map<String, String> environment) {
        return new RunningStack(environment, Path.of("data"), RunningStack::isListening);
    }

    /**
     * Where Kafka and the registry are.
     *
     * @param dataDir as given; null where it was not
     * @throws ConfigException if there is nothing to be found
     */
    public KafkaSettings find(Path dataDir) {
        if (dataDir != null) {
            return ofPorts(dataDir.resolve(PORTS));
        }
        return ofEnvironment()
                .or(this::newest)
                .orElseThrow(() -> none("no stack runs from " + data.toAbsolutePath()
                        + "; start one with ./sluice up, name its --data-dir, or set " + KafkaSettings.BOOTSTRAP.name()
                        + " and " + KafkaSettings.REGISTRY.name()));
    }

    private Optional<KafkaSettings> ofEnvironment() {
        var brokers = environment.get(KafkaSettings.BOOTSTRAP.name());
        var registry = environment.get(KafkaSettings.REGISTRY.name());
        if (brokers == null && registry == null) {
            return Optional.empty();
        }
        if (brokers == null || registry == null) {
            throw none(KafkaSettings.BOOTSTRAP.name() + " is " + brokers + " and " + KafkaSettings.REGISTRY.name()
                    + " is " + registry + "; expected both or neither");
        }
        return Optional.of(new KafkaSettings(brokers, registry, 1));
    }

    private Optional<KafkaSettings> newest() {
        if (!Files.isDirectory(data)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(data)) {
            return folders.map(folder -> folder.resolve(PORTS))
                    .filter(Files::exists)
                    .sorted(Comparator.comparing(RunningStack::writtenAt).reversed())
                    .filter(file -> listens.test(port(file, "kafka")))
                    .map(RunningStack::ofPorts)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + data, e);
        }
    }

    private static KafkaSettings ofPorts(Path file) {
        return new KafkaSettings(
                "127.0.0.1:" + port(file, "kafka"),
                "http://127.0.0.1:" + port(file, "registry") + "/apis/ccompat/v7",
                1);
    }

    private static int port(Path file, String of) {
        try {
            return JSON.readTree(file.toFile()).path(of).intValue();
        } catch (IOException e) {
            throw none(file + " does not say which ports are in use: " + e.getMessage()
                    + "; is ./sluice up running there?");
        }
    }

    private static long writtenAt(Path file) {
        return file.toFile().lastModified();
    }

    private static boolean isListening(int port) {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), CONNECT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static ConfigException none(String problem) {
        return new ConfigException("connection(s)", List.of(problem));
    }
}
