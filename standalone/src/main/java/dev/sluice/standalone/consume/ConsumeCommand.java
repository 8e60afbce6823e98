package dev.sluice.standalone.consume;

import dev.sluice.runtime.ExitCode;
import dev.sluice.runtime.kafka.KafkaReach;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.kafka.KafkaUnreachable;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import dev.sluice.schemas.serdes.RegistryException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice consume}: a topic as lines on standard output. */
@Command(
        name = "consume",
        description =
                "Print the records of a topic, decoded, one JSON object a line. Committed records only, no consumer group.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A filter is field=value or field!=value: dotted paths, those of the envelope without 'event.' too; * stands for any",
            "characters, null for what is unknown; in a list any element counts. Several filters must all hold.",
            "Reads the stack of --data-dir, else that of SLUICE_KAFKA_BOOTSTRAP_SERVERS and SLUICE_SCHEMA_REGISTRY_URL, else",
            "the newest one below ./data that runs. Topics: docs/topics.md.",
            "",
            "Examples:",
            "  sluice consume push -n 3",
            "  sluice consume pull-request --from -10m --filter action=opened --filter 'repo_name=apache/*'",
            "  sluice consume watch --until-idle --csv > stars.csv",
            "  sluice consume dead-letters --filter headers.reason=SYNTAX"
        })
public final class ConsumeCommand implements Callable<Integer> {
    private static final Duration REACH = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    private final OutputStream standardOutput;

    @Parameters(paramLabel = "TOPIC", description = "whole name, or short: push, gold.pull-request, dead-letters")
    private String topic;

    @Option(
            names = "--from",
            paramLabel = "WHERE",
            defaultValue = "beginning",
            description =
                    "beginning (default), latest, a time by the event's clock (2026-01-01T10:00:00Z, 2026-01-01), or -10m: back from the newest record")
    private String from;

    @Option(names = "--filter", paramLabel = "FIELD=VALUE", description = "print these records only; may be repeated")
    private List<String> filters = new ArrayList<>();

    @Option(names = "-n", paramLabel = "COUNT", description = "stop after so many")
    private long count = Long.MAX_VALUE;

    @Option(
            names = "--csv",
            description = "comma separated values with a header; a text that looks like a formula gets an apostrophe")
    private boolean csv;

    @Option(names = "--until-idle", description = "stop at the end as it is when reading begins; else wait for more")
    private boolean untilIdle;

    @Option(names = "--meta", description = "print _partition, _offset, _time and _key of each record too")
    private boolean meta;

    @Option(
            names = "--lane",
            defaultValue = "github",
            paramLabel = "LANE",
            description = "lane of a short name: github (default) or github-history")
    private String lane;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "data directory of a running stack")
    private Path dataDir;

    @Spec
    private CommandSpec spec;

    /** @param standardOutput where records go; not a PrintStream, which would hide that nobody reads any more */
    public ConsumeCommand(Map<String, String> environment, OutputStream standardOutput) {
        this.environment = environment;
        this.standardOutput = standardOutput;
    }

    @Override
    public Integer call() {
        var plan = ConsumePlan.of(new ConsumeFlags(topic, lane, from, filters, count, csv, untilIdle, meta));
        var kafka = RunningStack.ofThisMachine(environment).find(dataDir);
        try {
            KafkaReach.await(kafka, REACH, waiting -> {});
            read(plan, kafka);
            return ExitCode.OK.number();
        } catch (KafkaUnreachable e) {
            return fail(ExitCode.UNREACHABLE, e.getMessage(), "./sluice up in another terminal");
        } catch (RegistryException e) {
            return fail(
                    ExitCode.UNREACHABLE, e.getMessage(), "another SLUICE_SCHEMA_REGISTRY_URL, or start the registry");
        } catch (Reading.NoSuchTopic e) {
            return fail(ExitCode.FAILURE, e.getMessage(), "a topic of docs/topics.md, or --lane github-history");
        } catch (IOException e) {
            return isNobodyReading(e)
                    ? ExitCode.OK.number()
                    : fail(ExitCode.FAILURE, e.getMessage(), "--from behind that record, or free space for the output");
        }
    }

    private void read(ConsumePlan plan, KafkaSettings kafka) throws IOException {
        var settings = kafka.consumer();
        settings.put("allow.auto.create.topics", "false");
        var bytes = new ByteArrayDeserializer();
        var out = new BufferedOutputStream(standardOutput, 1 << 16);
        var values = new Values(new ConfluentRegistry(kafka.registryUrl()), plan.readerSchema());
        var rows = new Rows(values, plan.topic().known(), plan.withOrigin());
        try (var admin = Admin.create(kafka.client());
                var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            new Reading(plan, rows, consumer, TopicLog.of(admin), out).run();
        }
    }

    /** {@code | head} has seen enough. */
    private static boolean isNobodyReading(IOException e) {
        return e.getMessage() != null && e.getMessage().contains("Broken pipe");
    }

    private int fail(ExitCode code, String what, String remedy) {
        var err = spec.commandLine().getErr();
        err.println("error: " + what);
        err.println("try:   " + remedy);
        err.flush();
        return code.number();
    }
}
