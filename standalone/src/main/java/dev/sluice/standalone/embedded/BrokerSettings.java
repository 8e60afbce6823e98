package dev.sluice.standalone.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The settings of the embedded broker: one node, one machine, loopback, old event times.
 *
 * @param port of the clients' listener
 * @param controllerPort of the controller's listener; may differ at every start
 */
record BrokerSettings(int port, int controllerPort) {

    static final String CONTROLLER = "CONTROLLER";
    static final int NODE = 1;

    private static final String HOST = "127.0.0.1:";
    private static final String NEVER = Integer.toString(Integer.MAX_VALUE);

    /**
     * Writes them where the broker will read them.
     *
     * @param own settings of the user, which come first; need not be there
     */
    void write(Path file, Path own) throws IOException {
        Properties all = properties();
        if (Files.exists(own)) {
            try (InputStream in = Files.newInputStream(own)) {
                all.load(in);
            }
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            all.store(out, "Written at every start of Sluice; settings of your own belong into " + own);
        }
    }

    Properties properties() {
        Properties all = new Properties();
        listeners(all);
        oneNode(all);
        oldEvents(all);
        restarts(all);
        size(all);
        return all;
    }

    private void listeners(Properties all) {
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(NODE));
        all.put("listeners", "PLAINTEXT://" + HOST + port + "," + CONTROLLER + "://" + HOST + controllerPort);
        all.put("advertised.listeners", "PLAINTEXT://" + HOST + port);
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        all.put("controller.listener.names", CONTROLLER);
        all.put("controller.quorum.voters", NODE + "@" + HOST + controllerPort);
        all.put("log.dirs", EmbeddedBroker.DIRECTORY);
    }

    private static void oneNode(Properties all) {
        all.put("auto.create.topics.enable", "false");
        all.put("default.replication.factor", "1");
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", "4");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("transaction.state.log.num.partitions", "4");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("share.coordinator.state.topic.num.partitions", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
    }

    /** Nothing is deleted, refused or forgotten because of its age: records carry event time, and a laptop may sleep for weeks. */
    private static void oldEvents(Properties all) {
        all.put("log.retention.ms", "-1");
        all.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        all.put("offsets.retention.minutes", NEVER);
        all.put("transactional.id.expiration.ms", NEVER);
    }

    /** After kill -9 the new broker waits for the session of the old, and open transactions of dead producers hold readers up. */
    private static void restarts(Properties all) {
        all.put("broker.session.timeout.ms", "2000");
        all.put("broker.heartbeat.interval.ms", "500");
        all.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        all.put("log.segment.bytes", Integer.toString(256 * 1024 * 1024));
    }

    private static void size(Properties all) {
        all.put("message.max.bytes", Integer.toString(9 * 1024 * 1024));
        all.put("socket.request.max.bytes", Integer.toString(32 * 1024 * 1024));
        all.put("queued.max.request.bytes", Integer.toString(64 * 1024 * 1024));
        // 128 MB of heap otherwise; 16 MB still hold 600,000 keys per pass.
        all.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
        all.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "4");
        all.put("background.threads", "2");
    }
}
