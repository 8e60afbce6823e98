package dev.sluice.standalone.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A real schema registry (Apicurio, H2 file) in a child JVM on loopback, with Confluent's REST API. */
public final class EmbeddedRegistry implements AutoCloseable {

    static final String NAME = "registry";
    /** The database file, which H2 locks. */
    static final String OWN_LOCK = NAME + "/schemas.mv.db";

    private static final String MAIN = "io.quarkus.runner.GeneratedMain";

    private final ChildJvm child;
    private final int port;

    private EmbeddedRegistry(ChildJvm child, int port) {
        this.child = child;
        this.port = port;
    }

    /**
     * Starts the registry of one cluster; returns before it is ready.
     *
     * @param port a free one, see {@link Ports}
     * @param clusterId of the broker whose topics carry its schema ids
     * @throws CannotStart when the folder's schemas belong to another cluster
     */
    public static EmbeddedRegistry launch(DataFolder folder, Installation installation, int port, String clusterId) {
        RegistryOwner.claim(folder.folder(NAME), clusterId);
        List<Path> classPath = installation.registryClassPath();
        ChildPlan plan = new ChildPlan(
                NAME,
                folder,
                classPath,
                SharedArchive.of(installation.archives(), NAME, classPath),
                RegistrySettings.options(port),
                List.of(MAIN));
        return new EmbeddedRegistry(ChildJvm.start(plan), port);
    }

    /**
     * Waits until the registry takes requests, and sets the compatibility of all subjects to BACKWARD_TRANSITIVE.
     *
     * @throws CannotStart when it dies first, or is not there in time
     */
    public void awaitReady(Duration limit) {
        RegistryProbe.awaitReady(this, limit);
    }

    void mustLive() {
        child.mustLive();
    }

    /** The address for Confluent's clients and for Sluice's own serdes. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
    }

    /** The port of {@link #url()}. */
    public int port() {
        return port;
    }

    /** The process id of the child. */
    public long pid() {
        return child.pid();
    }

    /** Completed, with the child's last log lines, if the registry ends without having been asked to. */
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
