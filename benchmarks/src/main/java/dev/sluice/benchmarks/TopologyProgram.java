package dev.sluice.benchmarks;

import dev.sluice.endtoend.Repository;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Lane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One of the programs that are compared, in a JVM of its own; all get the same flags.
 *
 * @param name for the figures
 * @param classPath of its JVM
 * @param main class
 * @param arguments of main
 * @param drained what it prints when all is committed; null where that shows in the offsets of its group
 */
record TopologyProgram(String name, String classPath, String main, List<String> arguments, String drained) {
    static final List<String> FLAGS = List.of("-Xmx1g", "-XX:+UseSerialGC");
    static final String GROUP = Lane.LIVE.applicationId();

    private static final String AVRO_TRUSTS_US = "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.sluice";
    /** What Flink's own start scripts open for it; the others do not mind. */
    private static final List<String> OPENED = List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED");

    /** The streams-processor with everything on. */
    static TopologyProgram ours() {
        return new TopologyProgram(
                "ours", System.getProperty("java.class.path"), "dev.sluice.streams.Main", List.of(), null);
    }

    /** Parse and forward. */
    static TopologyProgram plain() {
        return new TopologyProgram(
                "plain", System.getProperty("java.class.path"), PlainTopology.class.getName(), List.of(), null);
    }

    /** The same parse, branch and count on Flink; its counts go to that topic. */
    static TopologyProgram flink(KafkaSettings kafka, String countsTopic, Path checkpoints) {
        var build = Repository.root().resolve("benchmarks/flink/target");
        return new TopologyProgram(
                "Flink",
                build + "/*:" + build + "/lib/*",
                "dev.sluice.benchmarks.flink.FlinkJob",
                List.of(
                        kafka.bootstrapServers(),
                        kafka.registryUrl(),
                        GROUP,
                        countsTopic,
                        checkpoints.toUri().toString()),
                "all is committed");
    }

    /**
     * Starts it; returns at once.
     *
     * @param state folder for what it keeps on disk
     * @param queryPort of the streams-processor
     */
    Process start(KafkaSettings kafka, Path state, int queryPort, Path output) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(OPENED);
        command.addAll(List.of(AVRO_TRUSTS_US, "-cp", classPath, main));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(variable -> variable.startsWith("SLUICE_"));
        environment.putAll(Map.of(
                "SLUICE_KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers(),
                "SLUICE_SCHEMA_REGISTRY_URL",
                kafka.registryUrl(),
                "SLUICE_STATE_DIR",
                Files.createDirectories(state).toString(),
                "SLUICE_STREAMS_QUERY_PORT",
                Integer.toString(queryPort),
                "SLUICE_LOG_LEVEL",
                "WARN"));
        return builder.start();
    }

    /** Asks it to end, and makes it. */
    static void stop(Process program) throws InterruptedException {
        program.destroy();
        if (!program.waitFor(30, TimeUnit.SECONDS)) {
            program.destroyForcibly().waitFor();
        }
    }
}
