package dev.sluice.ingester;

import dev.sluice.ingester.group.SlotGroup;
import dev.sluice.ingester.group.SlotShare;
import dev.sluice.ingester.publish.KafkaSlots;
import dev.sluice.ingester.publish.Ledger;
import dev.sluice.ingester.publish.SourceReport;
import dev.sluice.ingester.source.Sources;
import dev.sluice.ingester.webhook.WebhookReceiver;
import dev.sluice.ops.SourceState;
import dev.sluice.runtime.Perishable;
import dev.sluice.runtime.health.Check;
import dev.sluice.runtime.health.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what was asked for into bronze, exactly once, on a thread of its own; receives webhooks besides. */
public final class Ingester implements Perishable {
    private static final Logger LOG = LoggerFactory.getLogger(Ingester.class);
    /** Without a broker or a registry it would wait for far longer. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private static final Duration CUT_OFF_WITHIN = Duration.ofSeconds(1);

    private final IngesterConfig config;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Work work;
    private final Optional<WebhookReceiver> webhook;
    private final Ledger ledger = new Ledger(List.of());
    private final Patience patience;
    private final Thread thread = new Thread(this::run, "ingester");
    private volatile boolean stopped;
    private volatile String failure;
    private volatile SlotGroup group;

    /** Reads nothing yet. */
    public Ingester(IngesterConfig config, Metrics metrics, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.meters = metrics.registry();
        this.patience = new Patience(System::nanoTime, () -> stopped, pause -> LockSupport.parkNanos(pause.toNanos()));
        this.work = work(metrics);
        this.webhook = Optional.ofNullable(config.webhook())
                .map(receive -> WebhookReceiver.open(receive, config.kafka(), metrics, clock));
        ledger.expect(work.sources());
        thread.setUncaughtExceptionHandler((dead, bug) -> failByBug(bug));
        IngesterMeters.bind(meters, this);
    }

    private Work work(Metrics metrics) {
        var sources = config.sources();
        if (sources instanceof Sources.Listed listed) {
            var context = new Sources.Context(config.seed(), config.mode(), clock.instant(), System.in);
            return new ReadInOrder(config.lane(), listed.list(context), ledger, patience, config.mode(), clock);
        }
        if (sources instanceof Sources.OfLive) {
            return new PollGithub(config.live(), ledger, patience, metrics.registry(), clock);
        }
        return sources instanceof Sources.OfArchive
                ? new ReadArchive(config.archive(), ledger, patience, config.mode(), clock)
                : new AwaitDeliveries();
    }

    @Override
    public String name() {
        return "ingester";
    }

    /** Webhooks are answered, if only by a refusal: who sends them does not come back. */
    @Override
    public void listen() {
        webhook.ifPresent(WebhookReceiver::start);
    }

    @Override
    public void start() {
        listen();
        thread.start();
    }

    /** Port of the webhooks; null where none are received. */
    public Integer webhookPort() {
        return webhook.map(WebhookReceiver::port).orElse(null);
    }

    /** Whether every source was read to its end, or to the fault that ends it; never where something may always come. */
    public boolean allDone() {
        return work.ends() && reports().stream().allMatch(SourceReport::isOver);
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
        if (webhook.isPresent() && !webhook.get().check().ok()) {
            return webhook.get().check();
        }
        long over = reports().stream().filter(SourceReport::isOver).count();
        long lines = reports().stream().mapToLong(SourceReport::lines).sum();
        return Check.ok(
                "%d of %d sources done, %d lines".formatted(over, reports().size(), lines));
    }

    @Override
    public Optional<String> failure() {
        return Optional.ofNullable(failure)
                .or(() -> Optional.ofNullable(group).flatMap(SlotGroup::failure))
                .or(() -> webhook.flatMap(WebhookReceiver::failure));
    }

    @Override
    public void close() {
        stopped = true;
        long end = System.nanoTime() + STOP_WITHIN.toNanos();
        webhook.ifPresent(WebhookReceiver::close);
        try {
            thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            thread.interrupt();
            thread.join(CUT_OFF_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
        return Connection.open(config.kafka(), config.lane(), config.stateDir(), meters);
    }

    private void publishAll(KafkaSlots slots) throws Patience.GaveUp, InterruptedException {
        var share = new SlotShare();
        try (slots;
                var joined = SlotGroup.join(config.kafka(), config.instance(), share);
                work) {
            group = joined;
            work.run(slots, share, () -> stopped || joined.failure().isPresent());
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
