package dev.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.query.answer.Mode;
import dev.sluice.silver.ActorClass;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The headline figures, the rate, and when each of them is unknown. */
final class PulseIT {
    @TempDir
    Path gold;

    private final FakeStreams streams = new FakeStreams(0, 1, 2, 3);
    private QueryBench bench;

    @AfterEach
    void stop() {
        bench.close();
        streams.close();
    }

    private void start(Mode mode) {
        bench = new QueryBench(gold, mode, streams.url());
    }

    @Test
    void rateIsThatOfTheLastFullMinuteAndNotOfTheOneThatIsStillOpen() {
        streams.readUpTo("2016-01-01T02:30:20Z")
                .minute("2016-01-01T02:29:00Z", "PushEvent", ActorClass.HUMAN, 90)
                .minute("2016-01-01T02:30:00Z", "PushEvent", ActorClass.HUMAN, 6_000);
        start(Mode.REPLAY);

        assertThat(bench.json("/api/v1/pulse").get("events_per_second").asDouble())
                .isEqualTo(1.5);
    }

    @Test
    void minuteOlderThanAnHourIsNotInTheTotal() {
        streams.readUpTo("2016-01-01T02:30:20Z")
                .minute("2016-01-01T01:30:00Z", "PushEvent", ActorClass.HUMAN, 100)
                .minute("2016-01-01T01:31:00Z", "PushEvent", ActorClass.HUMAN, 10);
        start(Mode.REPLAY);

        assertThat(bench.json("/api/v1/pulse").get("events_total").asLong()).isEqualTo(10);
    }

    @Test
    void hourWithoutAnEventIsZeroAndEmptyAndNotUnknown() {
        streams.readUpTo("2016-01-01T02:30:20Z");
        start(Mode.REPLAY);

        var pulse = bench.json("/api/v1/pulse");

        assertThat(pulse.get("events_total").isNull()).isFalse();
        assertThat(pulse.get("events_total").asLong()).isZero();
        assertThat(pulse.at("/meta/status").asText()).isEqualTo("empty");
    }

    @Test
    void repositoriesAreUnknownAsLongAsGoldDoesNotReachIntoTheHoursShown() {
        streams.readUpTo("2016-01-01T05:30:00Z");
        new GoldFile(gold, 1)
                .repo("2016-01-01T01:00:00Z", 1, "a/a", "PushEvent", "HUMAN", 4)
                .publish("2016-01-01T02:00:00Z", "2026-11-21T11:59:00Z");
        start(Mode.REPLAY);
        bench.awaitSnapshot(1);

        var pulse = bench.json("/api/v1/pulse");

        assertThat(pulse.get("repos_active").isNull()).isTrue();
        assertThat(pulse.get("pull_requests_opened").isNull()).isTrue();
        assertThat(pulse.get("activity_since").asText()).isEqualTo("2016-01-01T04:00:00Z");
        assertThat(pulse.at("/meta/source").asText()).isEqualTo("stream");
    }

    @Test
    void silentStoresLeaveGoldsFiguresAndNoOthers() {
        new GoldFile(gold, 1)
                .repo("2016-01-01T02:00:00Z", 1, "a/a", "PushEvent", "HUMAN", 4)
                .publish("2016-01-01T02:30:00Z", "2026-11-21T11:59:00Z");
        streams.close();
        start(Mode.REPLAY);
        bench.awaitSnapshot(1);

        var response = bench.get("/api/v1/pulse");

        assertThat(response.statusCode()).isEqualTo(206);
        var pulse = QueryBench.read(response);
        assertThat(pulse.get("events_total").isNull()).isTrue();
        assertThat(pulse.get("events_per_second").isNull()).isTrue();
        assertThat(pulse.get("repos_active").asLong()).isEqualTo(1);
    }

    @Test
    void liveFiguresEndAtTheClockAndTellTheDelay() {
        streams.readUpTo("2026-11-21T11:58:00Z")
                .minute("2026-11-21T11:58:00Z", "PushEvent", ActorClass.HUMAN, 30)
                .minute("2026-11-21T10:59:00Z", "PushEvent", ActorClass.HUMAN, 5);
        start(Mode.LIVE);

        var pulse = bench.json("/api/v1/pulse");

        assertThat(pulse.get("events_total").asLong()).isEqualTo(30);
        assertThat(pulse.at("/meta/source_delay_seconds").asDouble()).isEqualTo(120);
        assertThat(pulse.at("/meta/status").asText()).isEqualTo("fresh");
    }

    @Test
    void liveFeedThatStoppedHoursAgoIsLate() {
        streams.readUpTo("2026-11-21T06:00:00Z");
        start(Mode.LIVE);

        assertThat(bench.json("/api/v1/pulse").at("/meta/status").asText()).isEqualTo("late");
    }

    @ParameterizedTest
    @CsvSource({
        "1m, 3m, 60, 2016-01-01T02:28:00Z",
        "5m, 10m, 300, 2016-01-01T02:21:00Z",
        "1h, 2h, 3600, 2016-01-01T00:31:00Z"
    })
    void rateCoversItsWindowInItsGrain(String grain, String window, long seconds, String from) {
        streams.readUpTo("2016-01-01T02:30:20Z").minute("2016-01-01T02:30:00Z", "PushEvent", ActorClass.HUMAN, 2);
        start(Mode.REPLAY);

        var rate = bench.json("/api/v1/events/rate?grain=" + grain + "&window=" + window);

        assertThat(rate.get("grain_seconds").asLong()).isEqualTo(seconds);
        assertThat(rate.get("from").asText()).isEqualTo(from);
        assertThat(rate.get("to").asText()).isEqualTo("2016-01-01T02:31:00Z");
        assertThat(rate.at("/data/0/count").asLong()).isEqualTo(2);
    }

    @Test
    void windowShorterThanItsGrainIsRefused() {
        streams.readUpTo("2016-01-01T02:30:20Z");
        start(Mode.REPLAY);

        var response = bench.get("/api/v1/events/rate?grain=1h&window=5m");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(QueryBench.read(response).get("detail").asText())
                .startsWith("window: '5m' is not a duration from 1h to 2d");
    }
}
