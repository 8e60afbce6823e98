package dev.sluice.endtoend;

import dev.sluice.runtime.kafka.KafkaAnswers;
import dev.sluice.runtime.kafka.TopicSetup;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import dev.sluice.standalone.embedded.DataFolder;
import dev.sluice.standalone.embedded.EmbeddedBroker;
import dev.sluice.standalone.embedded.EmbeddedRegistry;
import dev.sluice.standalone.embedded.Installation;
import dev.sluice.standalone.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionState;

/** A broker and a registry without services, for tests that run the services as processes of their own. */
public final class Cluster implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final DataFolder folder;
    private final Installation installation;
    private final EmbeddedRegistry registry;
    private EmbeddedBroker broker;

    private Cluster(DataFolder folder, Installation installation, EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.folder = folder;
        this.installation = installation;
        this.broker = broker;
        this.registry = registry;
    }

    /** Starts both on free ports; returns when they take requests. */
    public static Cluster start(Path directory) {
        var folder = DataFolder.take(directory);
        var installation = installation();
        var broker = EmbeddedBroker.launch(folder, installation, Ports.choose(0, ""));
        var registry = EmbeddedRegistry.launch(folder, installation, Ports.choose(0, ""), broker.clusterId());
        broker.awaitReady(LIMIT);
        registry.awaitReady(LIMIT);
        return new Cluster(folder, installation, broker, registry);
    }

    /** The packaged jars of the command line, as the launcher puts them: its own first. */
    static List<Path> jars() {
        var build = Repository.root().resolve("standalone/target");
        try (var own = Files.list(build);
                var others = Files.list(build.resolve("lib"))) {
            var first = own.filter(
                    jar -> jar.getFileName().toString().matches("sluice-standalone-[^-]+(-SNAPSHOT)?\\.jar"));
            return Stream.concat(first, others.sorted()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + build + "; run mvn package", e);
        }
    }

    private static Installation installation() {
        var build = Repository.root().resolve("standalone/target");
        return new Installation(jars(), build.resolve("registry"), build.resolve("cds"));
    }

    /** Makes a lane's topics and schemas known, as its streams-processor does when it starts. */
    public void prepare(Lane lane) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            TopicSetup.ensure(
                    admin,
                    Topics.all(lane).stream().map(topic -> topic.create(1)).toList());
        }
        AvroSerdes.of(new ConfluentRegistry(registry.url().toString())).register(Topics.all(lane));
    }

    /** Transactions of ingesters that are open now. */
    public int openTransactions() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            var open = new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
            return KafkaAnswers.of(admin.listTransactions(open).all(), "listing transactions")
                    .size();
        }
    }

    /** Members of all consumer groups. */
    public List<String> groupMembers() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            var groups =
                    KafkaAnswers.of(
                                    admin.listGroups(ListGroupsOptions.forConsumerGroups())
                                            .all(),
                                    "listing groups")
                            .stream()
                            .map(GroupListing::groupId)
                            .toList();
            return KafkaAnswers.of(admin.describeConsumerGroups(groups).all(), "describing groups").values().stream()
                    .flatMap(group -> group.members().stream())
                    .map(MemberDescription::clientId)
                    .toList();
        }
    }

    /** How a service finds them. */
    public Map<String, String> environment() {
        return Map.of(
                "SLUICE_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "SLUICE_SCHEMA_REGISTRY_URL", registry.url().toString());
    }

    /** Where clients connect. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Process of the broker. */
    public long brokerPid() {
        return broker.pid();
    }

    /** {@code kill -9} of the broker. */
    public void killBroker() {
        ProcessHandle.of(broker.pid()).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    /** {@code kill -9} of the broker, and a new one on the same log and port; returns when it takes requests. */
    public void killAndRestartBroker() {
        killBroker();
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
