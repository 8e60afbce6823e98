package dev.sluice.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.health.Check;
import dev.sluice.runtime.health.Metrics;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Lane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service without a broker. */
final class StreamsProcessorTest {
    @TempDir
    private Path folder;

    private StreamsProcessor processor(Path stateDir) {
        return new StreamsProcessor(
                TopologyBench.config(Lane.LIVE, stateDir),
                new KafkaSettings("127.0.0.1:1", "http://127.0.0.1:1", 1),
                new Metrics());
    }

    @Test
    void makingItTouchesNothing() throws IOException {
        var processor = processor(folder.resolve("state"));

        assertThat(processor.check()).isEqualTo(Check.failed("not started"));
        assertThat(processor.queryPort()).isZero();
        assertThat(processor.failure()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void closingItTwiceBeforeItStartedIsHarmless() {
        var processor = processor(folder);

        assertThatCode(() -> {
                    processor.close();
                    processor.close();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void stateFolderThatCannotBeWrittenIsToldWithItsSetting() throws IOException {
        var file = Files.createFile(folder.resolve("a-file"));

        assertThatThrownBy(() -> processor(file.resolve("state")).start())
                .hasMessageContaining(file.resolve("state").toString())
                .hasMessageContaining("SLUICE_STATE_DIR");
    }
}
