package dev.sluice.standalone.embedded;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;

/** Asks a broker that is starting whether it takes requests yet. */
final class BrokerProbe {

    private static final int ANSWER_MILLIS = 1000;

    private BrokerProbe() {}

    /** Returns once the broker, and not another one on its port, counts itself as part of its cluster. */
    static void awaitReady(EmbeddedBroker broker, Duration limit) {
        Patience patience = new Patience("broker", broker.bootstrapServers(), limit);
        // An AdminClient that finds nobody tries again without a pause (seen with 4.3.1), so the port comes first.
        while (!Ports.listens(broker.port())) {
            broker.mustLive();
            patience.pause();
        }
        Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
        try {
            while (!answers(admin, broker.clusterId())) {
                broker.mustLive();
                patience.pause();
            }
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static boolean answers(Admin admin, String clusterId) {
        DescribeClusterResult cluster = admin.describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_MILLIS));
        try {
            return clusterId.equals(cluster.clusterId().get())
                    && cluster.nodes().get().size() == 1;
        } catch (ExecutionException notYet) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
