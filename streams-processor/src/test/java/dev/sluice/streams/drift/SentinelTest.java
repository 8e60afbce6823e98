package dev.sluice.streams.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All events are of one repository here, so of one partition. */
final class SentinelTest {
    private static final String FULL = "\"push_id\":1,\"ref\":\"r\",\"head\":\"h\",\"before\":\"b\",\"size\":1,"
            + "\"distinct_size\":1,\"commits\":[]";
    private static final String REDUCED = "\"push_id\":1,\"ref\":\"r\",\"head\":\"h\",\"before\":\"b\"";

    @TempDir
    private Path stateDir;

    private DriftBench bench;
    private int ids;

    @BeforeEach
    void open() {
        bench = new DriftBench(stateDir);
    }

    private void send(int events, String source, String type, String payload) {
        for (int i = 0; i < events; i++) {
            bench.send(source, """
                    {"id":"%d","type":"%s","actor":{"id":3,"login":"ann"},"repo":{"id":7,"name":"a/b"},"payload":{%s},\
                    "public":true,"created_at":"2016-01-01T01:00:00Z"}""".formatted(++ids, type, payload));
        }
    }

    private void pushes(int events, String payload) {
        send(events, "live:/events", "PushEvent", payload);
    }

    @Test
    void aVanishedFieldIsToldOnceWithItsShares() {
        pushes(70, FULL);
        pushes(500, REDUCED);

        assertThat(bench.what())
                .containsExactly(
                        "live|PushEvent|KEY_VANISHED|payload.commits|",
                        "live|PushEvent|KEY_VANISHED|payload.distinct_size|",
                        "live|PushEvent|KEY_VANISHED|payload.size|",
                        "live|PushEvent|SHAPE_APPEARED|payload_shape|REDUCED",
                        "live|PushEvent|SHAPE_VANISHED|payload_shape|FULL");
        assertThat(bench.told()).hasSize(5).allSatisfy(told -> {
            assertThat(told.eventsOfType()).isEqualTo(100);
            assertThat(told.finding().baselineEvents()).isEqualTo(50);
            assertThat(told.finding().windowEvents()).isEqualTo(50);
        });
        assertThat(bench.told().get(0).finding().expected()).isEqualTo(1);
        assertThat(bench.told().get(0).finding().found()).isEqualTo(0.4);
    }

    @Test
    void atTheLatestItIsToldNinetyNineEventsAfterTheChange() {
        for (int before = 50; before < 100; before++) {
            var one = new DriftBench(stateDir.resolve("before-" + before));
            bench = one;
            pushes(before, FULL);
            one.countFromHere();
            pushes(99, REDUCED);

            assertThat(one.what()).contains("live|PushEvent|KEY_VANISHED|payload.commits|");
        }
    }

    @Test
    void aFieldThatComesBackIsNewsAgain() {
        pushes(100, FULL);
        pushes(100, REDUCED);
        bench.countFromHere();
        pushes(100, FULL);

        assertThat(bench.what())
                .contains("live|PushEvent|KEY_APPEARED|payload.commits|")
                .hasSize(5);
    }

    @Test
    void aRestartForgetsNothing() {
        pushes(70, FULL);
        bench.restart();
        pushes(20, REDUCED);
        bench.restart();
        pushes(9, REDUCED);
        assertThat(bench.told()).isEmpty();

        bench.restart();
        pushes(1, REDUCED);
        assertThat(bench.told()).hasSize(5);

        bench.restart();
        pushes(500, REDUCED);
        assertThat(bench.told()).hasSize(5);
    }

    @Test
    void aValueThatNobodyKnowsIsToldAtItsFirstEvent() {
        send(50, "live:/events", "IssuesEvent", "\"action\":\"opened\"");
        send(1, "live:/events", "IssuesEvent", "\"action\":\"transferred to the moon\"");
        bench.restart();
        send(3, "live:/events", "IssuesEvent", "\"action\":\"transferred to the moon\"");

        assertThat(bench.what()).containsExactly("live|IssuesEvent|VALUE_NEW|payload.action|transferred to the moon");
        assertThat(bench.told()).hasSize(1);
    }

    @Test
    void documentedValuesAndWhatStoodAtTheBeginningAreNoNews() {
        send(1, "live:/events", "IssuesEvent", "\"action\":\"at the beginning\"");
        send(80, "live:/events", "IssuesEvent", "\"action\":\"opened\"");
        send(1, "live:/events", "IssuesEvent", "\"action\":\"unlabeled\"");
        send(1, "live:/events", "IssuesEvent", "\"action\":\"at the beginning\"");

        assertThat(bench.what()).isEmpty();
    }

    @Test
    void aTypeThatNobodyKnowsIsTold() {
        pushes(60, FULL);
        send(2, "live:/events", "SponsorshipEvent", "");
        send(2, "live:/events", "TeleportEvent", "");

        assertThat(bench.what()).containsExactly("live|*|TYPE_NEW|type|TeleportEvent");
    }

    @Test
    void anotherKindOfSourceIsNoChange() {
        pushes(300, FULL);
        send(300, "file:/of/2026.json", "PushEvent", REDUCED);
        pushes(300, FULL);

        assertThat(bench.what()).isEmpty();
    }

    @Test
    void twoShapesMixedFromTheBeginningAreNoChange() {
        for (int i = 0; i < 1_000; i++) {
            pushes(1, i % 3 == 0 ? REDUCED : FULL);
        }
        assertThat(bench.what()).isEmpty();
    }

    @Test
    void aValueThatIsNullForAThousandEventsIsTold() {
        var withBody = pullRequest("\"text\"");
        for (int i = 0; i < 1_000; i++) {
            send(1, "live:/events", "PullRequestEvent", i % 10 == 0 ? withBody : pullRequest("null"));
        }
        send(950, "live:/events", "PullRequestEvent", pullRequest("null"));
        assertThat(bench.what()).isEmpty();

        send(50, "live:/events", "PullRequestEvent", pullRequest("null"));
        assertThat(bench.what()).isEqualTo(List.of("live|PullRequestEvent|FILL_VANISHED|payload.pull_request.body|"));
    }

    private static String pullRequest(String body) {
        return "\"action\":\"opened\",\"number\":1,\"pull_request\":{\"id\":5,\"number\":1,\"body\":" + body + "}";
    }
}
