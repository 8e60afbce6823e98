package dev.sluice.standalone.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStackIT {

    private static final String SCHEMA_1 = "{\"type\":\"record\",\"name\":\"A\",\"fields\":[]}";
    private static final String SCHEMA_2 = "{\"type\":\"record\",\"name\":\"B\",\"fields\":[]}";
    /** SCHEMA_2 and a field that old records cannot fill. */
    private static final String INCOMPATIBLE =
            "{\"type\":\"record\",\"name\":\"B\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"}]}";

    @TempDir
    Path data;

    @Test
    void recordsAndSchemaIdsSurviveACleanRestartOnOtherPorts() {
        String cluster;
        int first;
        try (StackBench stack = StackBench.start(data)) {
            cluster = stack.broker().clusterId();
            stack.createTopic("t");
            stack.produce("t", "a", "b");
            stack.register("one-value", SCHEMA_1);
            first = stack.register("two-value", SCHEMA_2);
        }
        try (StackBench stack = StackBench.start(data)) {
            assertThat(stack.broker().clusterId()).isEqualTo(cluster);
            assertThat(stack.values("t")).containsExactly("a", "b");
            assertThat(stack.register("two-value", SCHEMA_2)).isEqualTo(first);
            assertThat(stack.statusOfRegistering("two-value", INCOMPATIBLE)).isEqualTo(409);
        }
    }

    @Test
    void killingTheParentLeavesNoChildAndLosesNothing() throws Exception {
        Process parent = startParent();
        String[] ready = parent.inputReader().readLine().split(" ", -1);
        ProcessHandle broker = ProcessHandle.of(Long.parseLong(ready[1])).orElseThrow();
        ProcessHandle registry = ProcessHandle.of(Long.parseLong(ready[2])).orElseThrow();
        StackClient client = new StackClient(ready[3], ready[4]);
        client.createTopic("t");
        client.produce("t", "a");
        int id = client.register("one-value", SCHEMA_1);

        parent.destroyForcibly().waitFor();

        try (StackBench stack = StackBench.start(data)) {
            assertThat(stack.values("t")).containsExactly("a");
            assertThat(stack.register("other-value", SCHEMA_2)).isGreaterThan(id);
            assertThat(stack.register("one-value", SCHEMA_1)).isEqualTo(id);
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> !broker.isAlive() && !registry.isAlive());
    }

    @Test
    void aSecondStackOnTheFolderIsRefusedAndTheFirstGoesOn() throws Exception {
        try (StackBench stack = StackBench.start(data)) {
            Process second = startParent();

            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(second.getErrorStream().readAllBytes(), UTF_8))
                    .contains("is in use by process " + ProcessHandle.current().pid());
            stack.createTopic("t");
            stack.produce("t", "a");
            assertThat(stack.values("t")).containsExactly("a");
        }
    }

    @Test
    void aChildThatDiesIsReportedWithItsLastLines() {
        try (StackBench stack = StackBench.start(data)) {
            ProcessHandle.of(stack.broker().pid()).orElseThrow().destroyForcibly();

            CannotStart report =
                    stack.broker().died().orTimeout(5, TimeUnit.SECONDS).join();
            assertThat(report.reason()).isEqualTo(CannotStart.Reason.DIED);
            assertThat(report)
                    .hasMessageContaining("the broker ended by itself")
                    .hasMessageContaining("Server started");
        }
    }

    @Test
    void aPortThatIsTakenAfterItWasChosenIsReported() throws IOException {
        try (DataFolder folder = DataFolder.take(data);
                ServerSocket taken = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                EmbeddedBroker broker = EmbeddedBroker.launch(folder, TestBuild.installation(), taken.getLocalPort())) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> broker.awaitReady(StackProgram.LIMIT))
                    .withMessageContaining("in use");
        }
    }

    @Test
    void aCleanEndLeavesAClassArchive(@TempDir Path archives) {
        Installation build = TestBuild.installation(archives);
        try (DataFolder folder = DataFolder.take(data)) {
            try (EmbeddedBroker broker = EmbeddedBroker.launch(folder, build, Ports.choose(0, "--kafka-port"))) {
                broker.awaitReady(StackProgram.LIMIT);
            }
            SharedArchive archive = SharedArchive.of(archives, EmbeddedBroker.NAME, build.classPath());
            assertThat(archive.file().toFile().exists()).isEqualTo(archive.usable());
            assertThat(archive.draft()).doesNotExist();
        }
    }

    private Process startParent() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlogback.configurationFile=dev/sluice/standalone/embedded/broker-logback.xml",
                        "-cp",
                        TestBuild.classPath() + File.pathSeparator,
                        StackProgram.class.getName(),
                        data.toString())
                .start();
    }
}
