package dev.sluice.streams;

import static dev.sluice.streams.TestEvents.START;
import static dev.sluice.streams.TestEvents.opened;
import static dev.sluice.streams.TestEvents.star;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gold.PullRequestTwin;
import dev.sluice.gold.TwinOutcome;
import dev.sluice.schemas.Lane;
import dev.sluice.streams.twin.BuildPullRequestTwins;
import dev.sluice.streams.twin.PullKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pull requests through the topology: what the topic and the store say of them. */
final class PullRequestTwinsTest {
    @TempDir
    private Path stateDir;

    private static TestEvents comment(String id, String login) {
        var payload = """
                {"action":"created","issue":{"id":9,"number":1,"title":"Fix","user":{"id":3,"login":"ann"},"state":"open",\
                "created_at":"2015-12-31T23:00:00Z","pull_request":{"url":"u"}},"comment":{"id":1}}""";
        return new TestEvents(id, "IssueCommentEvent", START.plusSeconds(60), login, 7, payload);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void eachEventThatMentionsAPullRequestTellsItsNewState(Lane lane) {
        try (var bench = new TopologyBench(lane, stateDir)) {
            bench.send(opened("1"));
            bench.send(star("2"));
            bench.send(comment("3", "ann"));
            bench.send(opened("4").in(8));

            var twins = bench.pullRequestTwins();
            assertThat(twins).extracting(entry -> entry.getKey()).containsExactly("7/1", "7/1", "8/1");
            var newest = twins.get(1).getValue();
            assertThat(newest.getTitle()).isEqualTo("Fix");
            assertThat(newest.getOpenedAt()).isEqualTo("2015-12-31T23:00:00Z");
            assertThat(newest.getOutcome()).isEqualTo(TwinOutcome.OPEN);
            assertThat(newest.getRepoName()).isEqualTo("octo/repo-7");
        }
    }

    @Test
    void storeHoldsWhatTheTopicToldLast() {
        try (var bench = new TopologyBench(Lane.LIVE, stateDir)) {
            for (int i = 0; i < 50; i++) {
                bench.send(opened("p" + i).in(i % 7));
                bench.send(comment("c" + i, "bob").in(i % 5));
            }

            var newest = new TreeMap<String, PullRequestTwin>();
            bench.pullRequestTwins().forEach(entry -> newest.put(entry.getKey(), entry.getValue()));
            var held = new TreeMap<String, PullRequestTwin>();
            try (var all = bench.<PullKey, PullRequestTwin>store(BuildPullRequestTwins.STORE)
                    .all()) {
                all.forEachRemaining(entry -> held.put(entry.key.text(), entry.value));
            }
            assertThat(held).isEqualTo(newest).hasSize(7);
            assertThat(held.get("0/1").getObservedComments()).isEqualTo(10);
        }
    }

    @Test
    void copiesTellNothingNewAndLateEventsDo() {
        try (var bench = new TopologyBench(Lane.LIVE, stateDir)) {
            bench.send(opened("1"));
            bench.send(opened("1"));
            bench.send(star("2").after(Duration.ofDays(1)));
            bench.send(comment("3", "bob"));

            assertThat(bench.account().late()).isEqualTo(1);
            var twins = bench.pullRequestTwins();
            assertThat(twins).hasSize(2);
            assertThat(twins.get(1).getValue().getTitle()).isEqualTo("Fix");
        }
    }
}
