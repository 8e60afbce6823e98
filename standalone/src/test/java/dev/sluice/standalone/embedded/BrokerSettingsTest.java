package dev.sluice.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerSettingsTest {

    private final Properties settings = new BrokerSettings(9092, 9093).properties();

    @Test
    void everyListenerIsOnLoopback() {
        assertThat(settings)
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093")
                .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:9092");
    }

    @Test
    void nothingIsDeletedOrRefusedForItsAge() {
        assertThat(settings)
                .containsEntry("log.retention.ms", "-1")
                .containsEntry("log.message.timestamp.after.max.ms", "9223372036854775807")
                .containsEntry("offsets.retention.minutes", "2147483647");
    }

    @Test
    void aRequestOfTheLargestMessageFits() {
        long message = number("message.max.bytes");

        assertThat(message).isEqualTo(9L * 1024 * 1024);
        assertThat(number("socket.request.max.bytes")).isGreaterThan(2 * message);
        assertThat(number("queued.max.request.bytes")).isGreaterThanOrEqualTo(number("socket.request.max.bytes"));
    }

    @Test
    void anIndexHoldsAWholeSegment() {
        long entriesOfTimeIndex = number("log.index.size.max.bytes") / 12;
        long bytesPerEntry = 4096;

        assertThat(entriesOfTimeIndex * bytesPerEntry).isGreaterThan(number("log.segment.bytes"));
    }

    @Test
    void topicsAreMadeByTheirOwnersOnly() {
        assertThat(settings).containsEntry("auto.create.topics.enable", "false");
    }

    @Test
    void settingsOfTheUserComeFirst(@TempDir Path folder) throws Exception {
        Path own = Files.writeString(folder.resolve("broker.properties"), "num.io.threads=9\n");
        Path file = folder.resolve("server.properties");

        new BrokerSettings(9092, 9093).write(file, own);

        assertThat(Files.readString(file)).contains("num.io.threads=9", "num.network.threads=2");
    }

    private long number(String name) {
        return Long.parseLong(settings.getProperty(name));
    }
}
