package dev.sluice.standalone;

import dev.sluice.standalone.embedded.CannotStart;
import dev.sluice.standalone.embedded.DataFolder;
import dev.sluice.standalone.embedded.EmbeddedBroker;
import dev.sluice.standalone.embedded.EmbeddedRegistry;
import dev.sluice.standalone.embedded.Installation;
import dev.sluice.standalone.embedded.Ports;
import java.time.Duration;
import java.util.List;

/** Broker and registry of one data directory, as children of this process. */
final class Servers implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final DataFolder folder;
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;

    private Servers(DataFolder folder, EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.folder = folder;
        this.broker = broker;
        this.registry = registry;
    }

    /**
     * Launches both side by side; neither is ready yet.
     *
     * @throws CannotStart if the folder is in use, a port is taken, or a server's files are missing
     */
    static Servers launch(UpPlan plan) {
        var folder = DataFolder.take(plan.dataDir());
        try {
            if (plan.fresh()) {
                folder.wipe();
            }
            int kafkaPort = Ports.choose(plan.ports().kafka(), "--kafka-port");
            int registryPort = Ports.choose(plan.ports().registry(), "--registry-port");
            var installation = Installation.ofThisProgram();
            var broker = EmbeddedBroker.launch(folder, installation, kafkaPort);
            try {
                var registry = EmbeddedRegistry.launch(folder, installation, registryPort, broker.clusterId());
                return new Servers(folder, broker, registry);
            } catch (RuntimeException e) {
                broker.close();
                throw e;
            }
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    EmbeddedBroker broker() {
        return broker;
    }

    EmbeddedRegistry registry() {
        return registry;
    }

    void awaitBroker() {
        broker.awaitReady(LIMIT);
    }

    void awaitRegistry() {
        registry.awaitReady(LIMIT);
    }

    /**
     * Fails where a server has ended by itself.
     *
     * @throws CannotStart with the last lines of its log
     */
    void requireAlive() {
        for (var died : List.of(broker.died(), registry.died())) {
            if (died.isDone()) {
                throw died.join();
            }
        }
    }

    @Override
    public void close() {
        registry.requestStop();
        broker.requestStop();
        registry.close();
        broker.close();
        folder.close();
    }
}
