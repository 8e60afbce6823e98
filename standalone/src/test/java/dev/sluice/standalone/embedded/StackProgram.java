package dev.sluice.standalone.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A parent to kill: starts both servers on the folder given, says where they are, and stays. */
final class StackProgram {

    static final Duration LIMIT = Duration.ofSeconds(60);

    private StackProgram() {}

    /** Prints one line: the two process ids and the two addresses. */
    public static void main(String[] args) throws IOException {
        Installation build = TestBuild.installation();
        DataFolder folder = DataFolder.take(Path.of(args[0]));
        EmbeddedBroker broker = EmbeddedBroker.launch(folder, build, Ports.choose(0, "--kafka-port"));
        EmbeddedRegistry registry =
                EmbeddedRegistry.launch(folder, build, Ports.choose(0, "--registry-port"), broker.clusterId());
        broker.awaitReady(LIMIT);
        registry.awaitReady(LIMIT);
        System.out.println("ready " + broker.pid() + " " + registry.pid() + " " + broker.bootstrapServers() + " "
                + registry.url());
        System.in.read();
    }
}
