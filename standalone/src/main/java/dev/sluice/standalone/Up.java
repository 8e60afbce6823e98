package dev.sluice.standalone;

import dev.sluice.ingester.publish.SourceReport;
import dev.sluice.runtime.ExitCode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The run of {@code sluice up}: start the stack, wait for a signal or for the end of a batch, stop it in order. */
final class Up {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int STOP_WITHIN_SECONDS = 60;

    private final UpPlan plan;
    private final Map<String, String> environment;
    private final Console console;
    private final Clock clock;
    private final Consumer<List<SourceReport>> progress;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @param progress told, again and again, how the sources of a batch stand */
    Up(
            UpPlan plan,
            Map<String, String> environment,
            Console console,
            Clock clock,
            Consumer<List<SourceReport>> progress) {
        this.plan = plan;
        this.environment = environment;
        this.console = console;
        this.clock = clock;
        this.progress = progress;
    }

    ExitCode run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
        var stages = new Stages(System::nanoTime);
        try (var stack = new Stack(plan, environment, console, clock)) {
            stack.start();
            stages.done("started");
            welcome(stack);
            return plan.batch() ? batch(stack, stages) : forEver(stack);
        } finally {
            stopped.countDown();
        }
    }

    private ExitCode forEver(Stack stack) throws InterruptedException {
        while (!stop.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            stack.requireAlive();
        }
        console.say("stopping, in order ...");
        return ExitCode.INTERRUPTED;
    }

    private ExitCode batch(Stack stack, Stages stages) throws InterruptedException {
        long end = plan.ingestFor() == null ? Long.MAX_VALUE : plan.ingestFor().toNanos();
        long start = System.nanoTime();
        if (!reached(stack, () -> isIngested(stack) || System.nanoTime() - start > end)) {
            return ExitCode.INTERRUPTED;
        }
        stack.ingester().close();
        stages.done("ingested");
        try (var drain = new Drain(stack)) {
            for (var stage : drain.stages()) {
                if (!reached(stack, stage.isDrained())) {
                    return ExitCode.INTERRUPTED;
                }
                stages.done(stage.name());
            }
            return report(Report.of(
                    stack.ingester().reports(), drain.accounts(), stack.sink().progress(), stages.seconds()));
        }
    }

    private boolean isIngested(Stack stack) {
        progress.accept(stack.ingester().reports());
        return stack.ingester().allDone();
    }

    /** Waits until it holds; false where a person ended the wait. */
    private boolean reached(Stack stack, BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            stack.requireAlive();
            if (stop.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private ExitCode report(Report report) {
        JsonFile.write(plan.dataDir().resolve("report.json"), report);
        console.say("");
        console.say("%,d lines = %,d silver + %,d dead letters + %,d duplicates%s"
                .formatted(
                        report.lines(),
                        report.silver(),
                        report.deadLetters(),
                        report.duplicates(),
                        report.conserved() ? "" : "   WHICH DOES NOT ADD UP"));
        report.findings().forEach(console::warn);
        console.say("report: " + plan.dataDir().resolve("report.json"));
        return report.findings().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private void welcome(Stack stack) {
        var url = "http://127.0.0.1:" + stack.ports().http();
        console.say("");
        console.say("dashboard  " + url + "/");
        console.say("API        " + url + "/docs");
        console.say("Kafka      127.0.0.1:" + stack.ports().kafka() + "   registry " + "http://127.0.0.1:"
                + stack.ports().registry() + "/apis/ccompat/v7");
        console.say("try        curl '" + url + "/kpi/event_count_offset?offset=60'");
        console.say("");
    }

    private void stopAndWait() {
        stop.countDown();
        try {
            stopped.await(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
