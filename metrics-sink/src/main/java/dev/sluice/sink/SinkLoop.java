package dev.sluice.sink;

import dev.sluice.lake.Fs;
import dev.sluice.lake.LakeIdentity;
import dev.sluice.lake.LakeLayout;
import dev.sluice.lake.LakeRefusal;
import dev.sluice.lake.LakeView;
import dev.sluice.lake.LakeWriter;
import dev.sluice.lake.WriterId;
import dev.sluice.schemas.Topics;
import dev.sluice.sink.silver.SilverBuffer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs session after session: what fails is read again from the lake's positions, a few times, and then no more. */
final class SinkLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final SinkConfig config;
    private final Clock clock;
    private final FlushPlan plan;
    private final SinkMeters meters;
    private final Supplier<SinkConnection> connect;
    private final Consumer<SinkConnection> connected;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Retries retries;
    private volatile Optional<LakeView> view = Optional.empty();
    private volatile Optional<String> failure = Optional.empty();

    /** @param connected told at the start of each session */
    SinkLoop(SinkConfig config, Clock clock, FlushPlan plan, SinkMeters meters, Consumer<SinkConnection> connected) {
        this(config, clock, plan, meters, () -> SinkConnection.open(config), connected, FIRST_PAUSE);
    }

    /** @param firstPause before a session that failed is tried again; it doubles from failure to failure */
    SinkLoop(
            SinkConfig config,
            Clock clock,
            FlushPlan plan,
            SinkMeters meters,
            Supplier<SinkConnection> connect,
            Consumer<SinkConnection> connected,
            Duration firstPause) {
        this.config = config;
        this.clock = clock;
        this.plan = plan;
        this.meters = meters;
        this.connect = connect;
        this.connected = connected;
        this.retries = new Retries(firstPause, stop);
    }

    /** The lake as last committed; empty before the first session. */
    Optional<LakeView> view() {
        return view;
    }

    /** Why it stopped for good; empty as long as it works. */
    Optional<String> failure() {
        return failure;
    }

    /** Lets it commit what it has, and end. */
    void stop() {
        stop.countDown();
    }

    @Override
    public void run() {
        try {
            boolean again = true;
            while (again && mayGoOn()) {
                again = !endedWell();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Error e) {
            failure = Optional.of("the sink's thread died: " + e);
            throw e;
        }
    }

    private boolean mayGoOn() {
        return stop.getCount() > 0 && failure.isEmpty();
    }

    private boolean endedWell() throws InterruptedException {
        try {
            session();
            return true;
        } catch (IOException | SQLException | RuntimeException e) {
            meters.failed();
            if (refusal(e).isPresent() || !retries.mayTryAgain()) {
                failure = refusal(e)
                        .or(() -> Optional.of("silver cannot be stored in " + config.lakeDir() + " after "
                                + Retries.MOST + " tries: " + e.getMessage()));
            }
            LOG.warn("sink session failed: {}", failure.orElse("trying again"), e);
            return false;
        }
    }

    /** The refusal in a chain of causes: a consumer wraps what its rebalance listener throws. */
    private static Optional<String> refusal(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof LakeRefusal || cause instanceof SinkRefusal) {
                return Optional.of(cause.getMessage());
            }
        }
        return Optional.empty();
    }

    private void session() throws IOException, SQLException {
        SinkConnection connection = connect.get();
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        try (LakeWriter lake = openLake(connection);
                SilverBuffer buffer = SilverBuffer.open();
                Leaving consumer = new Leaving(new KafkaConsumer<>(config.consumer(), bytes, bytes));
                KafkaClientMetrics own = new KafkaClientMetrics(consumer.consumer())) {
            meters.bind(own);
            SilverDecoder decoder = new SilverDecoder(connection.serdes(), config.lanes());
            view = Optional.of(lake.view());
            meters.orphans(lake.orphansDeleted());
            connected.accept(connection);
            new SinkSession(consumer.consumer(), lake, buffer, decoder, plan, meters, this::committed)
                    .run(this::mayGoOn);
        }
    }

    private LakeWriter openLake(SinkConnection connection) throws IOException {
        return LakeWriter.open(
                new LakeLayout(config.lakeDir()),
                Fs.real(),
                new LakeIdentity(connection.clusterId(), Topics.EVENT_PARTITIONS),
                new WriterId(config.member(), freshRun()),
                clock);
    }

    private static String freshRun() {
        return UUID.randomUUID().toString().toLowerCase(Locale.ROOT).substring(0, 8);
    }

    private void committed(LakeView lake) {
        view = Optional.of(lake);
        retries.succeeded();
    }

    /** Closes a consumer so that a static member leaves its group, and the next start need not wait for the session. */
    private record Leaving(KafkaConsumer<byte[], byte[]> consumer) implements AutoCloseable {
        @Override
        public void close() {
            consumer.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
    }
}
