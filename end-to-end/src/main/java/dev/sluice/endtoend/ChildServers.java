package dev.sluice.endtoend;

import dev.sluice.standalone.embedded.DataFolder;
import dev.sluice.standalone.embedded.EmbeddedBroker;
import dev.sluice.standalone.embedded.EmbeddedRegistry;
import dev.sluice.standalone.embedded.Installation;
import dev.sluice.standalone.embedded.Ports;
import java.nio.file.Path;
import java.time.Duration;

/** Broker and registry as {@code sluice up} starts them: children of this process, with their data in a folder. */
final class ChildServers implements ClusterServers {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final DataFolder folder;
    private final Installation installation;
    private final EmbeddedRegistry registry;
    private EmbeddedBroker broker;

    private ChildServers(
            DataFolder folder, Installation installation, EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.folder = folder;
        this.installation = installation;
        this.broker = broker;
        this.registry = registry;
    }

    static ClusterServers start(Path directory) {
        var folder = DataFolder.take(directory);
        var build = Repository.root().resolve("standalone/target");
        var installation = new Installation(Cluster.jars(), build.resolve("registry"), build.resolve("cds"));
        var broker = EmbeddedBroker.launch(folder, installation, Ports.choose(0, ""));
        var registry = EmbeddedRegistry.launch(folder, installation, Ports.choose(0, ""), broker.clusterId());
        broker.awaitReady(LIMIT);
        registry.awaitReady(LIMIT);
        return new ChildServers(folder, installation, broker, registry);
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public String registryUrl() {
        return registry.url().toString();
    }

    @Override
    public long brokerPid() {
        return broker.pid();
    }

    @Override
    public void killBroker() {
        ProcessHandle.of(broker.pid()).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    @Override
    public void restartBroker() {
        broker = EmbeddedBroker.launch(folder, installation, broker.port());
        broker.awaitReady(LIMIT);
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
