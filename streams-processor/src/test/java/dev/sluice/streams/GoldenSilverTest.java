package dev.sluice.streams;

import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of every era and type, and the silver that they become, to be read side by side. */
final class GoldenSilverTest {
    private static final Path RESOURCES = Path.of("src/test/resources");

    @TempDir
    private Path stateDir;

    @ParameterizedTest
    @ValueSource(strings = {"2012-made", "2019-api", "2021-full", "2023-api", "2025-reduced"})
    void eventsBecomeTheSilverThatIsKept(String name) throws IOException {
        var text = new StringBuilder();
        try (var bench = new TopologyBench(Lane.LIVE, stateDir)) {
            Files.readAllLines(RESOURCES.resolve("events/" + name + ".ndjson")).forEach(bench::send);
            write(bench, text);
        }
        Kept.sameAs(RESOURCES.resolve("golden/" + name + ".txt"), text.toString());
    }

    @Test
    void webhooksBecomeTheSilverThatIsKept() throws IOException {
        var text = new StringBuilder();
        for (var file : WebhookFiles.bodies(WebhookFiles.COMMITTED)) {
            var name = file.getFileName().toString();
            try (var bench = new TopologyBench(Lane.LIVE, stateDir.resolve(name))) {
                bench.sendWebhook(WebhookFiles.kind(name), "d-" + name, Files.readAllBytes(file));
                write(bench, text);
            }
        }
        Kept.sameAs(RESOURCES.resolve("golden/webhooks.txt"), text.toString());
    }

    private static void write(TopologyBench bench, StringBuilder text) {
        for (var type : EventType.values()) {
            bench.silver(type).forEach(record -> text.append(SilverText.of((IndexedRecord) record.value())));
        }
    }
}
