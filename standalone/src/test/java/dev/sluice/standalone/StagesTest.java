package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StagesTest {
    private long now;

    @Test
    void eachStageIsToldInSecondsSinceTheStartInTheOrderOfTheWork() {
        var stages = new Stages(() -> now);
        now = 1_500_000_000L;
        stages.done("started");
        now = 12_345_678_901L;
        stages.done("ingested");

        assertThat(stages.seconds()).containsExactly(Map.entry("started", 1.5), Map.entry("ingested", 12.346));
    }

    @Test
    void aPartIsOneLineWithStateAddressAndSeconds() {
        var out = new StringWriter();

        new Console(new PrintWriter(out), new PrintWriter(out))
                .part("broker", "ready", "127.0.0.1:9092", Duration.ofMillis(2140));

        assertThat(out.toString()).matches("broker +ready +127\\.0\\.0\\.1:9092 +2\\.1 s\\R");
    }
}
