package dev.sluice.benchmarks;

import dev.sluice.benchmarks.DedupApp.Steps;
import dev.sluice.endtoend.Repository;
import dev.sluice.schemas.Topics;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * What remembering events costs: CPU seconds per million, bytes of heap and of changelog, and seconds to restore, for each of the steps beside a
 * topology that only reads. A figure is printed once the step dropped exactly the copies, and after a restore knew all that it had seen.
 * Arguments: numbers of events, 1 and 10 million by default.
 */
public final class DedupBenchmark {
    private static final long[] MILLIONS = {1_000_000, 10_000_000};
    private static final long WARM_UP = 300_000;
    private static final int COPY_EVERY = 50;
    private static final int AFTER_RESTORE = 10_000;

    private DedupBenchmark() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        long[] numbers = arguments.length == 0
                ? MILLIONS
                : Arrays.stream(arguments).mapToLong(Long::parseLong).toArray();
        var work = Files.createDirectories(Repository.root().resolve("benchmarks/target/dedup"));
        System.out.println("warming up");
        run(work, WARM_UP);
        for (long number : numbers) {
            System.out.println(run(work, number));
        }
    }

    private static String run(Path work, long keys) throws Exception {
        try (var log = Log.start(work.resolve("data"))) {
            log.create(List.of(new NewTopic(CompactEvents.TOPIC, Topics.EVENT_PARTITIONS, (short) 1)));
            long events = CompactEvents.send(log, 0, keys, COPY_EVERY);
            var text = new StringBuilder(
                    String.format(Locale.ROOT, "%,d events, %,d of them copies%n", events, events - keys));
            var plain = read(log, Steps.NONE, keys, events, work);
            text.append(plain.text("only reading", null));
            var drop = read(log, Steps.DROP_DUPLICATES, keys, events, work);
            text.append(drop.text("drop-duplicates", plain));
            var mark = read(log, Steps.MARK_SEMANTIC_DUPLICATES, keys, events, work);
            text.append(mark.text("and mark-semantic-duplicates", plain));
            return text.append(restore(log, keys, work)).toString();
        }
    }

    private static Reading read(Log log, Steps steps, long keys, long events, Path work) throws Exception {
        double cpu = ownCpu();
        long began = System.nanoTime();
        try (var app = new DedupApp(log, steps, keys, work.resolve("state"))) {
            app.await(events);
            double seconds = (System.nanoTime() - began) / 1e9;
            double used = ownCpu() - cpu;
            require(steps, app, events, steps == Steps.NONE ? 0 : events - keys);
            long heap = usedHeap();
            app.close();
            return new Reading(keys, events, seconds, used, heap, changelogBytes(log, steps.application(keys)));
        }
    }

    /** All that was seen comes again, in part, and as many that were not. */
    private static String restore(Log log, long keys, Path work) throws Exception {
        var steps = Steps.MARK_SEMANTIC_DUPLICATES;
        try (var app = new DedupApp(log, steps, keys, work.resolve("state"))) {
            double seconds = app.restoreSeconds();
            CompactEvents.send(log, 0, AFTER_RESTORE, 0);
            CompactEvents.send(log, keys, keys + AFTER_RESTORE, 0);
            app.await(2L * AFTER_RESTORE);
            require(steps, app, 2L * AFTER_RESTORE, AFTER_RESTORE);
            return String.format(Locale.ROOT, "  restore of both: %.2f s%n", seconds);
        }
    }

    private static void require(Steps steps, DedupApp app, long events, long duplicates) {
        if (app.events() != events || app.duplicates() != duplicates) {
            throw new IllegalStateException("no figure is worth telling: " + steps + " made " + app.events()
                    + " events with " + app.duplicates() + " copies, expected " + events + " with " + duplicates);
        }
    }

    private static double ownCpu() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    private static long usedHeap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static long changelogBytes(Log log, String application) throws Exception {
        try (var admin = Admin.create(log.kafka().client())) {
            return admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
                    .flatMap(broker -> broker.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .filter(replica -> replica.getKey().topic().startsWith(application))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        }
    }

    /**
     * One pass over the events.
     *
     * @param heap bytes in use at the end, after a collection
     * @param changelog bytes on the broker's disk
     */
    private record Reading(long keys, long events, double seconds, double cpu, long heap, long changelog) {
        String text(String what, Reading plain) {
            double perMillion = PipelineBenchmark.perMillion(cpu, events);
            if (plain == null) {
                return String.format(
                        Locale.ROOT,
                        "  %s: %,.0f events/s, %.2f CPU-s per million%n",
                        what,
                        events / seconds,
                        perMillion);
            }
            return String.format(
                    Locale.ROOT,
                    "  %s: %,.0f events/s, %.2f CPU-s per million, %.2f more; heap %.1f bytes a key, changelog %.1f (%,d MB, %,d MB)%n",
                    what,
                    events / seconds,
                    perMillion,
                    perMillion - PipelineBenchmark.perMillion(plain.cpu, plain.events),
                    (heap - plain.heap) / (double) keys,
                    changelog / (double) keys,
                    (heap - plain.heap) >> 20,
                    changelog >> 20);
        }
    }
}
