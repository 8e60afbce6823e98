package dev.sluice.standalone.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A real Kafka broker (KRaft, one node) in a child JVM on loopback; its topics are in the data directory. */
public final class EmbeddedBroker implements AutoCloseable {

    static final String NAME = "broker";
    static final String DIRECTORY = "kafka";

    /** File of the data directory with broker settings of the user's own. */
    private static final String OWN_SETTINGS = "broker.properties";
    /** Kafka's lock on its log directory. */
    static final String OWN_LOCK = DIRECTORY + "/.lock";

    /** After a million records of 1 KB in transactions over 100 partitions 50 of the old generation's 258 MB were in use. */
    private static final String HEAP = "-Xmx384m";

    private static final String LOGGING = "dev/sluice/standalone/embedded/broker-logback.xml";

    private final ChildJvm child;
    private final int port;
    private final String clusterId;

    private EmbeddedBroker(ChildJvm child, int port, String clusterId) {
        this.child = child;
        this.port = port;
        this.clusterId = clusterId;
    }

    /**
     * Formats the log directory if it is new and starts the broker; returns before it is ready.
     *
     * @param port a free one, see {@link Ports}
     */
    public static EmbeddedBroker launch(DataFolder folder, Installation installation, int port) {
        Path directory = folder.folder(DIRECTORY);
        String clusterId = BrokerFormat.clusterId(directory);
        Path settings = directory.resolve("server.properties");
        try {
            new BrokerSettings(port, Ports.choose(0, ""))
                    .write(settings, folder.root().resolve(OWN_SETTINGS));
        } catch (IOException failed) {
            throw DataFolder.unusable(directory, failed);
        }
        return new EmbeddedBroker(ChildJvm.start(plan(folder, installation, settings)), port, clusterId);
    }

    private static ChildPlan plan(DataFolder folder, Installation installation, Path settings) {
        List<Path> classPath = installation.classPath();
        return new ChildPlan(
                NAME,
                folder,
                classPath,
                SharedArchive.of(installation.archives(), NAME, classPath),
                List.of(HEAP, "-Dlogback.configurationFile=" + LOGGING),
                List.of("kafka.Kafka", settings.toString()));
    }

    /**
     * Waits until the broker takes requests.
     *
     * @throws CannotStart when it dies first, or is not there in time
     */
    public void awaitReady(Duration limit) {
        BrokerProbe.awaitReady(this, limit);
    }

    void mustLive() {
        child.mustLive();
    }

    /** Where clients connect. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The port of {@link #bootstrapServers()}. */
    public int port() {
        return port;
    }

    /** The cluster's id, known before the broker is ready. */
    public String clusterId() {
        return clusterId;
    }

    /** The process id of the child. */
    public long pid() {
        return child.pid();
    }

    /** Completed, with the child's last log lines, if the broker ends without having been asked to. */
    public CompletableFuture<CannotStart> died() {
        return child.died();
    }

    /** Asks for a clean end and returns at once, so that several children can end side by side. */
    public void requestStop() {
        child.requestStop();
    }

    @Override
    public void close() {
        child.close();
    }
}
