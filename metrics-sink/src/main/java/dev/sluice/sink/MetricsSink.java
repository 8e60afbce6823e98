package dev.sluice.sink;

import dev.sluice.lake.LakeLayout;
import dev.sluice.lake.LakeView;
import dev.sluice.runtime.Perishable;
import dev.sluice.runtime.health.Check;
import dev.sluice.runtime.health.Metrics;
import dev.sluice.sink.gold.GoldLoop;
import dev.sluice.sink.gold.GoldStatus;
import dev.sluice.sink.watermark.LaneWatermarks;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** The metrics sink: silver to lake and gold, from {@link #start} to {@link #close}. */
public final class MetricsSink implements Perishable {

    /** Longer than a commit takes; without a broker or a registry it would wait for far longer. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

    private static final Duration CUT_OFF_WITHIN = Duration.ofMillis(500);

    private final SinkConfig config;
    private final Metrics metrics;
    private final Clock clock;
    private final FlushPlan plan;
    private final SinkLoop loop;
    private final Thread thread;
    private volatile Optional<Gold> gold = Optional.empty();

    /** The gold thread and what it asks Kafka with; closed in this order. */
    private record Gold(GoldLoop loop, LaneWatermarks watermarks) {}

    /**
     * Nothing happens before {@link #start}.
     *
     * @param clock for what people read: commit and publication times; pauses go by a clock of their own
     */
    public MetricsSink(SinkConfig config, Metrics metrics, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        this.plan = new FlushPlan(config.flushRows(), config.flushEvery(), System::nanoTime);
        SinkMeters meters = new SinkMeters(metrics.registry());
        this.loop = new SinkLoop(config, clock, plan, meters, this::connected);
        this.thread = new Thread(loop, "sink-silver");
        meters.watch(this);
    }

    @Override
    public String name() {
        return "metrics-sink";
    }

    /** Returns at once; {@link #check} is ok once lake and Kafka are found and fit together. */
    @Override
    public void start() {
        thread.start();
    }

    private void connected(SinkConnection connection) {
        if (gold.isPresent()) {
            return;
        }
        LaneWatermarks watermarks =
                LaneWatermarks.of(config.kafka(), connection.serdes(), config.lanes(), config.grace());
        GoldLoop.Where where =
                new GoldLoop.Where(config.goldDir(), new LakeLayout(config.lakeDir()), connection.clusterId(), clock);
        GoldLoop goldLoop = new GoldLoop(where, watermarks, config.goldEvery(), metrics.registry(), System::nanoTime);
        gold = Optional.of(new Gold(goldLoop, watermarks));
        goldLoop.start();
    }

    /**
     * Asks for a commit of what was read and a round of gold at once, in place of waiting for their time.
     *
     * @return a number that {@link Progress#settled} reaches when that round is done
     */
    public long flush() {
        plan.request();
        return gold.map(running -> running.loop().request()).orElse(1L);
    }

    /** How far it has come. */
    public Progress progress() {
        Optional<LakeView> lake = loop.view();
        GoldStatus status = gold.map(running -> running.loop().status()).orElse(GoldStatus.NONE);
        return new Progress(
                lake.map(MetricsSink::positions).orElse(Map.of()),
                lake.map(LakeView::seq).orElse(0L),
                status.appliedSeq(),
                status.publishedSeq(),
                status.snapshot(),
                status.watermark(),
                gold.map(running -> running.loop().settled()).orElse(0L));
    }

    private static Map<TopicPartition, Long> positions(LakeView lake) {
        return lake.positions().entrySet().stream()
                .collect(Collectors.toMap(
                        position -> new TopicPartition(
                                position.getKey().topic(), position.getKey().partition()),
                        Map.Entry::getValue));
    }

    @Override
    public Check check() {
        Optional<String> failed = failure();
        if (failed.isPresent()) {
            return Check.failed(failed.get());
        }
        if (loop.view().isEmpty()) {
            return Check.failed("connecting to Kafka and the lake");
        }
        Progress now = progress();
        return Check.ok("lake at entry " + now.manifestSeq() + ", gold at " + now.appliedSeq() + ", published "
                + now.publishedSeq());
    }

    @Override
    public Optional<String> failure() {
        return loop.failure().or(() -> gold.flatMap(running -> running.loop().failure()));
    }

    /** Commits what was read, leaves the group, and brings gold up to it. */
    @Override
    public void close() {
        loop.stop();
        try {
            thread.join(STOP_WITHIN.toMillis());
            thread.interrupt();
            thread.join(CUT_OFF_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        gold.ifPresent(running -> {
            running.loop().close();
            if (running.loop().hasEnded()) {
                running.watermarks().close();
            }
        });
    }
}
