package dev.sluice.standalone.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The identity of a broker's log directory: made once, read ever after. */
final class BrokerFormat {

    private static final String META = "meta.properties";

    private BrokerFormat() {}

    /** The cluster id of the directory, which is formatted first if it is new. */
    static String clusterId(Path directory) {
        Path meta = directory.resolve(META);
        try {
            if (!Files.exists(meta)) {
                format(directory);
            }
            return read(meta);
        } catch (IOException failed) {
            throw DataFolder.unusable(directory, failed);
        }
    }

    private static void format(Path directory) throws IOException {
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE)
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setDirectories(List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .setIgnoreFormatted(true)
                    .setPrintStream(nowhere)
                    .run();
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException("cannot format " + directory + ": " + failed.getMessage(), failed);
        }
    }

    private static String read(Path meta) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(meta)) {
            properties.load(in);
        }
        String id = properties.getProperty("cluster.id");
        if (id == null) {
            throw new IOException("no cluster.id in " + meta + ", which has " + properties.stringPropertyNames());
        }
        return id;
    }
}
