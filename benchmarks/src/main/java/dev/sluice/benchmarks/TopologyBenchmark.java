package dev.sluice.benchmarks;

import dev.sluice.endtoend.Repository;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.standalone.embedded.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Bronze to silver and counts, exactly once, with the broker on the same machine: the streams-processor with everything on, beside a
 * plain topology that parses and forwards, and a Flink job that parses, branches and counts the same. Each runs in a JVM of its own
 * on a copy of one broker's data, so that all find the same; figures are printed once silver was found the same in all three and
 * the counts the same where there are any. First argument: number of runs, 3 by default; second: number of events, 1,000,000 by
 * default.
 */
public final class TopologyBenchmark {
    private static final String OURS = "ours";
    private static final String PLAIN = "plain";
    private static final String FLINK = "Flink";
    private static final List<String> PROGRAMS = List.of(OURS, PLAIN, FLINK);

    /** Folder of the broker's data that each run copies. */
    private static final String BRONZE = "bronze";

    private static final String COUNTS = "benchmark.flink.counts.v1";

    private final Path work;
    private final long events;
    private final Instant last;
    private final Map<String, List<TopologySpeed>> speeds = new LinkedHashMap<>();

    private TopologyBenchmark(Path work, long events, Instant last) {
        this.work = work;
        this.events = events;
        this.last = last;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        long most = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_000_000;
        var input =
                TenDays.in(Repository.root().resolve("benchmarks/target/ten-days/input"), PipelineBenchmark.hours());
        var work = Files.createDirectories(Repository.root().resolve("benchmarks/target/topology"));
        var benchmark = fill(work, BronzeFill.byEventTime(input), most);
        System.out.printf(
                Locale.ROOT,
                "%,d events in bronze; each program: java %s, %s %s%n",
                benchmark.events,
                String.join(" ", TopologyProgram.FLAGS),
                System.getProperty("java.vendor"),
                System.getProperty("java.version"));
        for (int run = 1; run <= runs; run++) {
            benchmark.run(run);
        }
        benchmark.printMedians();
    }

    /** Bronze, empty topics for the rest, and registered schemas: what each run begins with. */
    private static TopologyBenchmark fill(Path work, List<Path> files, long most) throws Exception {
        try (var log = Log.start(work.resolve(BRONZE))) {
            var topics = new ArrayList<>(
                    Topics.all(Lane.LIVE).stream().map(topic -> topic.create(1)).toList());
            topics.add(new NewTopic(COUNTS, Optional.of(1), Optional.empty()).configs(Map.of("retention.ms", "-1")));
            log.create(topics);
            log.serdes().register(Topics.all(Lane.LIVE));
            try (var fill = new BronzeFill(log, System.currentTimeMillis(), most)) {
                long sent = fill.fill(files);
                var times = new long[2];
                log.forEach(Topics.bronze(Lane.LIVE).name(), Topics.EVENT_PARTITIONS, record -> {
                    times[0]++;
                    times[1] = Math.max(times[1], record.timestamp());
                });
                if (times[0] != sent) {
                    throw new IllegalStateException("sent " + sent + " events, found " + times[0] + " in bronze");
                }
                return new TopologyBenchmark(work, sent, Instant.ofEpochMilli(times[1]));
            }
        }
    }

    /** One run of each; who comes first changes, and nothing is printed before all outputs were compared. */
    private void run(int run) throws Exception {
        var order = new ArrayList<>(PROGRAMS);
        Collections.rotate(order, 1 - run);
        var measured = new HashMap<String, Measured>();
        for (var program : order) {
            measured.put(program, measure(program));
        }
        var ours = measured.get(OURS).output();
        for (var other : List.of(PLAIN, FLINK)) {
            ours.requireEqual(measured.get(other).output(), other);
        }
        System.out.printf(
                Locale.ROOT,
                "run %d: %,d silver records equal in all three, %,d counts equal in ours and Flink%n",
                run,
                ours.records(),
                ours.counts().events().size());
        for (var program : PROGRAMS) {
            var speed = measured.get(program).speed();
            speeds.computeIfAbsent(program, name -> new ArrayList<>()).add(speed);
            System.out.printf("  %-5s %s%n", program, speed);
        }
    }

    private Measured measure(String name) throws Exception {
        var data = work.resolve("data");
        DataCopy.replace(work.resolve(BRONZE), data);
        int queryPort = Ports.choose(0, "");
        var output = work.resolve(name + ".log");
        try (var log = Log.open(data)) {
            var program = program(name, log, data);
            double brokerCpu = log.brokerCpu();
            var process = program.start(log.kafka(), data.resolve("state"), queryPort, output);
            try (var watch = new TopologyWatch(log, program, process, output, events)) {
                var speed = watch.await(brokerCpu);
                return new Measured(speed, TopologyOutput.of(log, counts(name, log, queryPort)));
            } finally {
                TopologyProgram.stop(process);
            }
        }
    }

    private static TopologyProgram program(String name, Log log, Path data) {
        return switch (name) {
            case OURS -> TopologyProgram.ours();
            case PLAIN -> TopologyProgram.plain();
            default -> TopologyProgram.flink(log.kafka(), COUNTS, data.resolve("checkpoints"));
        };
    }

    private EventCounts counts(String name, Log log, int queryPort) throws Exception {
        return switch (name) {
            case OURS -> EventCounts.ofStores(queryPort, last);
            case PLAIN -> null;
            default -> EventCounts.ofTopic(log, COUNTS, last);
        };
    }

    private void printMedians() {
        for (var program : PROGRAMS) {
            System.out.printf(
                    Locale.ROOT,
                    "median %-5s %,.0f events/s; CPU-s per million: program %.1f (second half %.1f), with broker %.1f%n",
                    program,
                    median(program, TopologySpeed::eventsPerSecond),
                    median(program, TopologySpeed::programPerMillion),
                    median(program, TopologySpeed::steadyPerMillion),
                    median(program, TopologySpeed::allPerMillion));
        }
        for (var other : List.of(PLAIN, FLINK)) {
            System.out.printf(
                    Locale.ROOT,
                    "CPU of ours / %s: program %.2f (second half %.2f), with broker %.2f%n",
                    other,
                    ratio(other, TopologySpeed::programPerMillion),
                    ratio(other, TopologySpeed::steadyPerMillion),
                    ratio(other, TopologySpeed::allPerMillion));
        }
    }

    private double ratio(String other, ToDoubleFunction<TopologySpeed> figure) {
        return median(OURS, figure) / median(other, figure);
    }

    private double median(String program, ToDoubleFunction<TopologySpeed> figure) {
        var sorted = speeds.get(program).stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /**
     * One run of one program.
     *
     * @param speed not to be told before the output is known to be right
     */
    private record Measured(TopologySpeed speed, TopologyOutput output) {}
}
