package dev.sluice.ingester.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.ingester.sample.PullRequestLane.Stage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PullRequestLaneTest {
    private static final long SEED = 42;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void everyStageLeadsBackToItsPullRequest(int number) {
        var lane = new PullRequestLane(SEED, number);
        for (long index = 0; index < 10_000; index++) {
            PullRequest opened =
                    lane.in(lane.blockOf(index, Stage.OPENED), Stage.OPENED).orElseThrow();

            assertThat(opened.number()).isEqualTo(index * PullRequestLane.LANES + number + 1);
            assertThat(lane.in(lane.blockOf(index, Stage.REVIEWED), Stage.REVIEWED))
                    .contains(opened);
            assertThat(lane.in(lane.blockOf(index, Stage.CLOSED), Stage.CLOSED)).contains(opened);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void nothingIsReviewedOrClosedBeforeItWasOpened(int number) {
        var lane = new PullRequestLane(SEED, number);
        for (long block = 0; block < 10_000; block++) {
            PullRequest.Times times = lane.in(block, Stage.OPENED).orElseThrow().times();

            assertThat(times.opened()).isLessThanOrEqualTo(times.reviewed());
            assertThat(times.reviewed()).isLessThanOrEqualTo(times.closed());
        }
        assertThat(lane.in(0, Stage.REVIEWED)).isEmpty();
    }

    @Test
    void slotsAndEventsAreTwoSidesOfOneThing() {
        for (long event = 0; event < 10_000; event++) {
            int slot = Block.slotOf(SEED, event);

            assertThat(Block.eventOf(SEED, Block.of(event), slot)).isEqualTo(event);
        }
    }

    @Test
    void livesAreToldInOrderByEventsThatAgree() throws IOException {
        Map<Long, List<JsonNode>> lives = lives(30_000);

        assertThat(lives.values().stream().filter(life -> life.size() == 3)).hasSizeGreaterThan(500);
        for (List<JsonNode> life : lives.values()) {
            assertThat(life.get(0).path("payload").path("action").asText()).isEqualTo("opened");
            assertThat(life.stream()
                            .map(event -> event.path("repo").path("id").asLong())
                            .distinct())
                    .hasSize(1);
            assertThat(life.stream()
                            .map(event -> Instant.parse(event.path("created_at").asText())))
                    .isSorted();
        }
    }

    @Test
    void mergesAreSaidInTheWayOfTheirShape() throws IOException {
        var merges = new HashMap<String, Integer>();
        for (List<JsonNode> life : lives(30_000).values()) {
            JsonNode payload = life.get(life.size() - 1).path("payload");
            boolean full = payload.path("pull_request").has("merged");
            String how = payload.path("action").asText()
                    + (full ? " merged=" + payload.path("pull_request").path("merged") : "");
            merges.merge(how, 1, Integer::sum);
        }

        assertThat(merges).containsKeys("merged", "closed", "closed merged=true", "closed merged=false");
    }

    private static Map<Long, List<JsonNode>> lives(int events) throws IOException {
        var sample = new SampleEvents(SEED);
        var json = new ObjectMapper();
        var lives = new HashMap<Long, List<JsonNode>>();
        for (long n = 0; n < events; n++) {
            if (sample.expected(n) instanceof Expected.Accepted event
                    && (event.type().equals("PullRequestEvent") || event.type().equals("PullRequestReviewEvent"))) {
                JsonNode line = json.readTree(sample.line(n));
                long number =
                        line.path("payload").path("pull_request").path("number").asLong();
                lives.computeIfAbsent(number, key -> new ArrayList<>()).add(line);
            }
        }
        return lives;
    }
}
