package dev.sluice.ingester;

import dev.sluice.ingester.group.SlotGroup;
import dev.sluice.ingester.group.SlotShare;
import dev.sluice.ingester.publish.KafkaSlots;
import dev.sluice.ingester.publish.Ledger;
import dev.sluice.ingester.publish.Publisher;
import dev.sluice.ingester.publish.SourceReport;
import dev.sluice.ingester.source.Source;
import dev.sluice.ingester.source.Sources;
import dev.sluice.ops.SourceState;
import dev.sluice.runtime.Perishable;
import dev.sluice.runtime.health.Check;
import dev.sluice.runtime.health.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads its sources one after another and writes them to bronze, exactly once; on a thread of its own. */
public final class Ingester implements Perishable {
    private static final Logger LOG = LoggerFactory.getLogger(Ingester.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final IngesterConfig config;
    private final Clock clock;
    private final List<Source> sources;
    private final Ledger ledger;
    private final Patience patience;
    private final Thread thread = new Thread(this::run, "ingester");
    private volatile boolean stopped;
    private volatile String failure;
    private volatile SlotGroup group;

    /** Reads nothing yet. */
    public Ingester(IngesterConfig config, Metrics metrics, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.sources =
                config.sources().list(new Sources.Context(config.seed(), config.mode(), clock.instant(), System.in));
        this.patience = new Patience(System::nanoTime, () -> stopped, pause -> LockSupport.parkNanos(pause.toNanos()));
        this.ledger = new Ledger(sources.stream().map(Source::id).toList());
        thread.setUncaughtExceptionHandler((dead, bug) -> failByBug(bug));
        IngesterMeters.bind(metrics.registry(), this);
    }

    @Override
    public String name() {
        return "ingester";
    }

    @Override
    public void start() {
        thread.start();
    }

    /** Whether every source was read to its end, or to the fault that ends it. */
    public boolean allDone() {
        return reports().stream().allMatch(SourceReport::isOver);
    }

    /** How each source stands, in the order of reading. */
    public List<SourceReport> reports() {
        return ledger.reports();
    }

    /** Sources that ended in a fault; a batch with any of them exits with 3. */
    public List<SourceReport> faulty() {
        return reports().stream()
                .filter(report -> report.state() == SourceState.FAULTY)
                .toList();
    }

    @Override
    public Check check() {
        if (failure().isPresent()) {
            return Check.failed(failure().get());
        }
        long over = reports().stream().filter(SourceReport::isOver).count();
        long lines = reports().stream().mapToLong(SourceReport::lines).sum();
        return Check.ok("%d of %d sources done, %d lines".formatted(over, sources.size(), lines));
    }

    @Override
    public Optional<String> failure() {
        return Optional.ofNullable(failure).or(() -> Optional.ofNullable(group).flatMap(SlotGroup::failure));
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private void run() {
        try {
            var slots = new AtomicReference<KafkaSlots>();
            patience.attempt("connecting to Kafka at " + config.kafka().bootstrapServers(), () -> slots.set(connect()));
            if (!stopped) {
                publishAll(slots.get());
            }
        } catch (Patience.GaveUp e) {
            LOG.debug("the ingester gave up", e);
            fail(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaSlots connect() {
        return Connection.open(config.kafka(), config.lane(), config.stateDir());
    }

    private void publishAll(KafkaSlots slots) throws Patience.GaveUp, InterruptedException {
        var share = new SlotShare();
        try (var joined = SlotGroup.join(config.kafka(), config.instance(), share);
                var publisher = new Publisher(slots, config.lane(), ledger, clock)) {
            group = joined;
            new InOrder(sources, ledger, share, patience, config.mode(), clock)
                    .run(publisher, () -> stopped || joined.failure().isPresent());
        }
    }

    private void failByBug(Throwable bug) {
        LOG.error("the ingester met a bug", bug);
        fail("it met a bug: " + bug);
    }

    private void fail(String why) {
        LOG.error("the ingester stops: {}", why);
        failure = why;
    }
}
