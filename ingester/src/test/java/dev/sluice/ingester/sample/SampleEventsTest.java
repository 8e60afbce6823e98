package dev.sluice.ingester.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.ingester.read.Sha256;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 42;
    private static final int EVENTS = 20_000;

    private final SampleEvents sample = new SampleEvents(SEED);
    private final List<JsonNode> accepted = new ArrayList<>();

    @BeforeAll
    void parseTheGoodLines() throws IOException {
        for (long n = 0; n < EVENTS; n++) {
            if (sample.expected(n) instanceof Expected.Accepted) {
                accepted.add(JSON.readTree(sample.line(n)));
            }
        }
    }

    @Test
    void theFirstThousandLinesAreTheSameForEver() {
        var digest = Sha256.digest();
        LongStream.range(0, 1000).forEach(n -> digest.update(sample.line(n)));

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("e38e907ff9dfb5439c4b7c9338c8eb98a5c64e57350c7f51e7f4c9c3ee4b6af2");
    }

    @Test
    void aLineDependsOnTheSeedAndItsNumberAlone() {
        byte[] late = new SampleEvents(SEED).line(7_777);

        assertThat(sample.line(7_777)).isEqualTo(late);
        assertThat(new SampleEvents(SEED + 1).line(7_777)).isNotEqualTo(late);
    }

    @Test
    void aLineHoldsNoLineEnd() {
        assertThat(LongStream.range(0, EVENTS).filter(n -> new String(sample.line(n), UTF_8).matches("(?s).*[\r\n].*")))
                .isEmpty();
    }

    @Test
    void acceptedLinesAreWholeEventsOfTheTypeThatWasPromised() {
        for (long n = 0, i = 0; n < EVENTS; n++) {
            if (sample.expected(n) instanceof Expected.Accepted promised) {
                JsonNode event = accepted.get((int) i++);
                assertThat(event.path("type").asText()).isEqualTo(promised.type());
                assertThat(event.path("id").asText()).matches("\\d{11}");
                assertThat(event.path("repo").path("id").isIntegralNumber()).isTrue();
                assertThat(event.path("actor").path("login").isTextual()).isTrue();
                assertThat(event.path("payload").isObject()).isTrue();
                assertThat(Instant.parse(event.path("created_at").asText()))
                        .isBetween(Block.EPOCH, Block.EPOCH.plusSeconds(EVENTS / 300 + 1));
            }
        }
    }

    @Test
    void idsAreDistinctWithinATypeAndMeetAcrossTypes() {
        var withType = new HashSet<String>();
        var alone = new HashSet<String>();
        for (JsonNode event : accepted) {
            String id = event.path("id").asText();
            assertThat(withType.add(event.path("type").asText() + id)).isTrue();
            alone.add(id);
        }
        assertThat(alone).hasSizeLessThan(withType.size());
    }

    @Test
    void oneLineInAHundredIsBadInEveryWayThatTheParserKnows() {
        var reasons = EnumSet.noneOf(Reason.class);
        int refused = 0;
        for (long n = 0; n < 10_000; n++) {
            if (sample.expected(n) instanceof Expected.Refused bad) {
                refused++;
                reasons.add(bad.reason());
            }
        }

        assertThat(refused).isEqualTo(100);
        assertThat(reasons)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(Reason.OVERSIZED, Reason.TOMBSTONE)));
    }

    @Test
    void copiesAreTheBytesOfAnAcceptedEarlierLine() {
        int copies = 0;
        for (long n = 0; n < EVENTS; n++) {
            if (sample.expected(n) instanceof Expected.Duplicate copy) {
                copies++;
                assertThat(copy.of()).isLessThan(n);
                assertThat(sample.expected(copy.of())).isInstanceOf(Expected.Accepted.class);
                assertThat(sample.line(n)).isEqualTo(sample.line(copy.of()));
            }
        }
        assertThat(copies).isBetween(EVENTS / 400, EVENTS / 150);
    }

    @Test
    void theMixOfTypesIsThatOfTheFeed() {
        Map<String, Long> counts = countBy(event -> event.path("type").asText());

        assertThat(percent(counts, "PushEvent")).isBetween(50.0, 58.0);
        assertThat(percent(counts, "CreateEvent")).isCloseTo(13, within(1.0));
        assertThat(percent(counts, "PullRequestEvent")).isBetween(4.0, 8.0);
        assertThat(counts.keySet()).contains("SponsorshipEvent").hasSizeGreaterThan(15);
        assertThat(counts.keySet().stream().map(EventType::ofGithubName))
                .hasSizeGreaterThan(15)
                .contains(EventType.OTHER);
    }

    @Test
    void aFewRepositoriesAndPeopleAreFarBusierThanTheOthers() {
        Map<String, Long> repositories =
                countBy(event -> event.path("repo").path("name").asText());
        long bots = accepted.stream()
                .filter(event -> event.path("actor").path("login").asText().endsWith("[bot]"))
                .count();

        assertThat(repositories.values().stream()
                        .mapToLong(count -> count)
                        .max()
                        .orElseThrow())
                .isBetween(EVENTS / 100L, EVENTS / 25L);
        assertThat(repositories).hasSizeGreaterThan(5_000);
        assertThat(bots * 100.0 / accepted.size()).isBetween(5.0, 9.0);
        assertThat(countBy(event -> event.path("actor").path("login").asText())).containsKey("robo-merge");
    }

    @Test
    void aRepositoryHasOneNameAndANameOneRepository() {
        var names = new HashMap<Long, String>();
        var ids = new HashMap<String, Long>();
        for (JsonNode event : accepted) {
            long id = event.path("repo").path("id").asLong();
            String name = event.path("repo").path("name").asText();
            assertThat(names.merge(id, name, (a, b) -> a)).isEqualTo(name);
            assertThat(ids.merge(name, id, (a, b) -> a)).isEqualTo(id);
        }
    }

    @Test
    void bothShapesOfPayloadsOccur() {
        Map<Boolean, Long> pushes = accepted.stream()
                .filter(event -> event.path("type").asText().equals("PushEvent"))
                .collect(
                        Collectors.partitioningBy(event -> event.path("payload").has("size"), Collectors.counting()));

        assertThat(pushes.get(true)).isGreaterThan(1000);
        assertThat(pushes.get(false)).isGreaterThan(1000);
    }

    @Test
    void someTextIsNotAscii() {
        assertThat(accepted.subList(0, 2000).toString()).contains("Größe", "修复错误");
    }

    @Test
    void aThousandDifferentSeedsAllBegin() {
        for (int seed = 0; seed < 1000; seed++) {
            assertThat(new String(new SampleEvents(seed).line(0), UTF_8)).isNotEmpty();
        }
    }

    private Map<String, Long> countBy(Function<JsonNode, String> property) {
        return accepted.stream().collect(Collectors.groupingBy(property, Collectors.counting()));
    }

    private double percent(Map<String, Long> counts, String type) {
        return counts.get(type) * 100.0 / accepted.size();
    }
}
