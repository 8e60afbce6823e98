package dev.sluice.sink.gold;

import dev.sluice.lake.LakeLayout;
import dev.sluice.lake.LakeRefusal;
import dev.sluice.schemas.serdes.RegistryException;
import dev.sluice.sink.watermark.WatermarkClaim;
import dev.sluice.sink.watermark.WatermarkSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs gold rounds on a thread of its own: soon after a commit, but not oftener than every few seconds. A round that fails
 * is run again from the reopened file, then from an empty one, and after five failures no more.
 */
public final class GoldLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GoldLoop.class);
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    /** Under a backlog every commit touches many hours; deriving them each time would take more than storing them. */
    private static final int PAUSE_PER_WORK = 2;

    private static final int FAILURES_BEFORE_ANEW = 2;
    private static final int MOST_FAILURES = 5;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(4);
    private static final Duration CUT_OFF_WITHIN = Duration.ofMillis(500);

    private final Where where;
    private final WatermarkSource watermarks;
    private final GoldMeters meters;
    private final LongSupplier nanoTime;
    private final Pace derivePace;
    private final Pace claimPace;
    private final Pace retryPace;
    private final AtomicLong requests = new AtomicLong(1);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "sink-gold");
    private volatile GoldStatus status = GoldStatus.NONE;
    private volatile long settled;
    private volatile Optional<String> failure = Optional.empty();
    private boolean watermarksFail;
    private int failures;
    private GoldRounds rounds;

    /**
     * What the rounds are about.
     *
     * @param directory the gold directory
     * @param lake the lake that gold follows
     * @param clusterId the Kafka cluster that fills it
     * @param clock for what is published
     */
    public record Where(Path directory, LakeLayout lake, String clusterId, Clock clock) {}

    /** @param every pause between two rounds */
    public GoldLoop(
            Where where, WatermarkSource watermarks, Duration every, MeterRegistry registry, LongSupplier nanoTime) {
        this.where = where;
        this.watermarks = watermarks;
        this.meters = new GoldMeters(registry);
        this.nanoTime = nanoTime;
        this.derivePace = new Pace(every, nanoTime);
        this.claimPace = new Pace(every, nanoTime);
        this.retryPace = new Pace(RETRY_AFTER, nanoTime);
    }

    /** Starts the thread; the first round publishes whatever there is, were it nothing. */
    public void start() {
        thread.start();
    }

    /** Asks for a round at once; the request's number, which {@link #settled} reaches when it was run. */
    public long request() {
        return requests.incrementAndGet();
    }

    /** The last request such that a round began after it and has ended well. */
    public long settled() {
        return settled;
    }

    /** How far gold has come. */
    public GoldStatus status() {
        return status;
    }

    /** Why it stopped for good; empty as long as it works. */
    public Optional<String> failure() {
        return failure;
    }

    private void run() {
        try {
            do {
                look();
            } while (failure.isEmpty() && !stop.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
            finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Error e) {
            failure = Optional.of("the gold thread died: " + e);
            throw e;
        }
    }

    private void look() {
        if (failures > 0 && !retryPace.due()) {
            return;
        }
        try {
            if (rounds == null) {
                rounds = GoldRounds.open(where.directory(), where.lake(), where.clock(), where.clusterId());
            }
            long asked = requests.get();
            if (asked > settled || (derivePace.due() && (claimPace.due() || rounds.isBehind()))) {
                round();
                settled = asked;
            }
        } catch (IOException | SQLException | RuntimeException e) {
            recover(e);
        }
    }

    private void round() throws IOException, SQLException {
        if (rounds.wantsClaim()) {
            rounds.take(readClaim());
        }
        claimPace.restart();
        long before = status.appliedSeq();
        long start = nanoTime.getAsLong();
        status = rounds.run();
        Duration took = Duration.ofNanos(nanoTime.getAsLong() - start);
        if (status.appliedSeq() != before) {
            meters.derived(took);
            derivePace.restart(took.multipliedBy(PAUSE_PER_WORK));
        }
        failures = 0;
    }

    /** Gold goes on without: the watermark stays where it is, and readers see that it is old. */
    private Optional<WatermarkClaim> readClaim() {
        try {
            Optional<WatermarkClaim> claim = watermarks.read();
            watermarksFail = false;
            return claim;
        } catch (KafkaException | IllegalStateException | RegistryException e) {
            if (!watermarksFail) {
                LOG.warn("the watermark stands still, its sources do not answer: {}", e.getMessage());
            }
            watermarksFail = true;
            meters.failed();
            return Optional.empty();
        }
    }

    private void recover(Exception e) {
        failures++;
        meters.failed();
        retryPace.restart();
        LOG.warn("gold round failed, {} of {}", failures, MOST_FAILURES, e);
        try {
            closeRounds();
            if (failures >= FAILURES_BEFORE_ANEW && e instanceof SQLException) {
                GoldTables.putAside(where.directory());
            }
        } catch (IOException | SQLException again) {
            e.addSuppressed(again);
        }
        if (failures >= MOST_FAILURES || e instanceof LakeRefusal) {
            failure = Optional.of(
                    "gold in " + where.directory() + " cannot be brought up to the lake: " + e.getMessage());
        }
    }

    private void closeRounds() throws IOException, SQLException {
        GoldRounds open = rounds;
        rounds = null;
        if (open != null) {
            open.close();
        }
    }

    /** One last round for what was committed since, if it does not take long, then the end of the thread. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(STOP_WITHIN.toMillis());
            if (thread.isAlive()) {
                LOG.warn("gold did not stop within {}; the next start goes on from its last round", STOP_WITHIN);
                thread.interrupt();
                thread.join(CUT_OFF_WITHIN.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether nothing of it is under way any more. */
    public boolean hasEnded() {
        return !thread.isAlive();
    }

    private void finish() {
        try {
            if (rounds != null && rounds.isBehind()) {
                round();
            }
            closeRounds();
        } catch (IOException | SQLException | RuntimeException e) {
            recover(e);
        }
    }
}
