package dev.sluice.endtoend;

import dev.sluice.runtime.kafka.KafkaAnswers;
import dev.sluice.runtime.kafka.TopicSetup;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
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
    private final ClusterServers servers;

    private Cluster(ClusterServers servers) {
        this.servers = servers;
    }

    /** Starts both on free ports; returns when they take requests. Children of this process, or what a provider on the class path has. */
    public static Cluster start(Path directory) {
        return new Cluster(ServiceLoader.load(ClusterServers.Provider.class)
                .findFirst()
                .orElse(ChildServers::start)
                .start(directory));
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

    /** Makes a lane's topics and schemas known, as its streams-processor does when it starts. */
    public void prepare(Lane lane) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            TopicSetup.ensure(
                    admin,
                    Topics.all(lane).stream().map(topic -> topic.create(1)).toList());
        }
        AvroSerdes.of(new ConfluentRegistry(servers.registryUrl())).register(Topics.all(lane));
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
                "SLUICE_KAFKA_BOOTSTRAP_SERVERS", servers.bootstrapServers(),
                "SLUICE_SCHEMA_REGISTRY_URL", servers.registryUrl());
    }

    /** Where clients connect. */
    public String bootstrapServers() {
        return servers.bootstrapServers();
    }

    /** Process of the broker. */
    public long brokerPid() {
        return servers.brokerPid();
    }

    /** {@code kill -9} of the broker. */
    public void killBroker() {
        servers.killBroker();
    }

    /** {@code kill -9} of the broker, and a new one on the same log and port; returns when it takes requests. */
    public void killAndRestartBroker() {
        servers.killBroker();
        servers.restartBroker();
    }

    @Override
    public void close() {
        servers.close();
    }
}
