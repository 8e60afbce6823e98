package dev.sluice.standalone.embedded;

import java.nio.file.Path;
import java.util.List;

/** Both servers on one folder, ready, with a client to talk to them. */
record StackBench(DataFolder folder, EmbeddedBroker broker, EmbeddedRegistry registry, StackClient client)
        implements AutoCloseable {

    static StackBench start(Path data) {
        Installation build = TestBuild.installation();
        DataFolder folder = DataFolder.take(data);
        EmbeddedBroker broker = EmbeddedBroker.launch(folder, build, Ports.choose(0, "--kafka-port"));
        EmbeddedRegistry registry =
                EmbeddedRegistry.launch(folder, build, Ports.choose(0, "--registry-port"), broker.clusterId());
        broker.awaitReady(StackProgram.LIMIT);
        registry.awaitReady(StackProgram.LIMIT);
        StackClient client =
                new StackClient(broker.bootstrapServers(), registry.url().toString());
        return new StackBench(folder, broker, registry, client);
    }

    void createTopic(String topic) {
        client.createTopic(topic);
    }

    void produce(String topic, String... values) {
        client.produce(topic, values);
    }

    List<String> values(String topic) {
        return client.values(topic);
    }

    int register(String subject, String schema) {
        return client.register(subject, schema);
    }

    int statusOfRegistering(String subject, String schema) {
        return client.post(subject, schema).statusCode();
    }

    @Override
    public void close() {
        broker.requestStop();
        registry.requestStop();
        broker.close();
        registry.close();
        folder.close();
    }
}
