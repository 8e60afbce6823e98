package dev.sluice.endtoend.docker;

import dev.sluice.endtoend.ClusterServers;
import java.nio.file.Path;
import java.util.Map;
import org.opentest4j.TestAbortedException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Kafka and the registry by Testcontainers, the images and the settings of {@code docker-compose.yml}. */
public final class ContainerServers implements ClusterServers.Provider {
    private static final String KAFKA = "apache/kafka:4.3.1";
    private static final String REGISTRY = "apicurio/apicurio-registry:3.0.9";
    private static final int REGISTRY_PORT = 8080;
    private static final Map<String, String> SETTINGS = Map.of(
            "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
            "KAFKA_LOG_RETENTION_MS", "-1",
            "KAFKA_LOG_MESSAGE_TIMESTAMP_AFTER_MAX_MS", Long.toString(Long.MAX_VALUE),
            "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
            "KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000");

    /** Called by the service loader. */
    public ContainerServers() {}

    @Override
    public ClusterServers start(Path directory) {
        var kafka = new KafkaContainer(DockerImageName.parse(KAFKA)).withEnv(SETTINGS);
        var registry = new GenericContainer<>(DockerImageName.parse(REGISTRY))
                .withExposedPorts(REGISTRY_PORT)
                .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects"));
        kafka.start();
        registry.start();
        return new Containers(kafka, registry);
    }

    /**
     * Both of them, running.
     *
     * @param kafka the broker
     * @param registry in memory: it lives as long as the broker does
     */
    private record Containers(KafkaContainer kafka, GenericContainer<?> registry) implements ClusterServers {
        @Override
        public String bootstrapServers() {
            return kafka.getBootstrapServers();
        }

        @Override
        public String registryUrl() {
            return "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT) + "/apis/ccompat/v7";
        }

        @Override
        public long brokerPid() {
            throw notOfContainers();
        }

        @Override
        public void killBroker() {
            throw notOfContainers();
        }

        @Override
        public void restartBroker() {
            throw notOfContainers();
        }

        private static TestAbortedException notOfContainers() {
            return new TestAbortedException("the broker is in a container; its process is not ours to kill");
        }

        @Override
        public void close() {
            registry.stop();
            kafka.stop();
        }
    }
}
