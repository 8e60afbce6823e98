package dev.sluice.endtoend;

import java.nio.file.Path;

/** A broker and a registry of a test; fresh, and gone when they are closed. */
public interface ClusterServers extends AutoCloseable {
    /** Where clients connect. */
    String bootstrapServers();

    /** Base address of the registry's Confluent API. */
    String registryUrl();

    /** Process of the broker. */
    long brokerPid();

    /** {@code kill -9} of the broker. */
    void killBroker();

    /** A new broker on the same log and port; returns when it takes requests. */
    void restartBroker();

    @Override
    void close();

    /** Starts them; one on the class path, as a service, goes before the children of {@link ChildServers}. */
    @FunctionalInterface
    interface Provider {
        /** Starts both; returns when they take requests. */
        ClusterServers start(Path directory);
    }
}
