package dev.sluice.streams;

import static dev.sluice.streams.TestEvents.START;
import static dev.sluice.streams.TestEvents.opened;
import static dev.sluice.streams.TestEvents.star;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.queries.Remembered;
import dev.sluice.silver.ActorClass;
import dev.sluice.silver.PayloadShape;
import dev.sluice.silver.PullRequest;
import dev.sluice.silver.Watch;
import dev.sluice.streams.count.OpenedInHour;
import dev.sluice.streams.count.RepoHour;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps together. */
final class GithubTopologyTest {
    @TempDir
    private Path stateDir;

    private TopologyBench bench;

    @BeforeEach
    void open() {
        bench = new TopologyBench(Lane.LIVE, stateDir);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void eventReachesTheTopicOfItsTypeUnderTheKeyOfBronze() {
        bench.send(star("1"));

        var records = bench.silver(EventType.WATCH);
        assertThat(records).hasSize(1);
        var star = (Watch) records.get(0).value();
        assertThat(star.getAction()).isEqualTo("started");
        assertThat(star.getEvent().getSource()).isEqualTo(TopologyBench.SOURCE);
        assertThat(star.getEvent().getLane()).isEqualTo("github");
        assertThat(star.getEvent().getActorClass()).isEqualTo(ActorClass.HUMAN);
        assertThat(records.get(0).key()).asString(StandardCharsets.UTF_8).isEqualTo("7");
        assertThat(records.get(0).headers()).isEmpty();
        assertThat(records.get(0).getRecordTime()).isEqualTo(START);
    }

    @Test
    void sameEventTwiceCountsOnce() {
        bench.send(star("1"));
        bench.send(star("1"));

        assertThat(bench.silver(EventType.WATCH)).hasSize(1);
        assertThat(bench.countsByType()).isEqualTo(Map.of("WatchEvent", 1L));
        assertThat(bench.account().duplicates()).isEqualTo(1);
    }

    @Test
    void sameIdOfAnotherTypeOrTimeIsAnotherEvent() {
        bench.send(star("1"));
        bench.send(star("1").ofType("ForkEvent"));
        bench.send(star("1").after(Duration.ofSeconds(1)));

        assertThat(bench.silverCounts()).isEqualTo(Map.of(EventType.WATCH, 2, EventType.FORK, 1));
        assertThat(bench.account().duplicates()).isZero();
    }

    /** The type is part of what an event is known by; of two bodies of one event the first counts. */
    @Test
    void case46SameIdWithAnotherBodyIsACopyAndWithAnotherTypeIsNot() {
        bench.send(star("1"));
        bench.send(star("1").by("bob"));
        bench.send(star("1").ofType("ForkEvent"));

        assertThat(bench.silverCounts()).isEqualTo(Map.of(EventType.WATCH, 1, EventType.FORK, 1));
        assertThat(bench.account().duplicates()).isEqualTo(1);
    }

    @Test
    void case68AnHourThatRepeatsThePreviousOneBringsNothingNew() {
        for (int hour = 0; hour < 2; hour++) {
            for (int id = 0; id < 100; id++) {
                bench.send(star(Integer.toString(id)));
            }
        }

        assertThat(bench.account().silver()).isEqualTo(100);
        assertThat(bench.account().duplicates()).isEqualTo(100);
        assertThat(bench.countsByType()).isEqualTo(Map.of("WatchEvent", 100L));
    }

    @Test
    void copyIsKnownWithinTwoDaysOfIngestionWhateverItsEventTime() {
        bench.send(star("1"));
        bench.wait(Duration.ofHours(47));
        bench.send(star("1"));

        assertThat(bench.account().duplicates()).isEqualTo(1);
    }

    @Test
    void dayThatNothingTouchedForTwoDaysIsForgotten() {
        bench.send(star("1"));
        bench.send(star("2").after(Duration.ofDays(3)));
        bench.wait(Duration.ofHours(49));
        bench.send(star("3").after(Duration.ofDays(3)));
        bench.wait(Duration.ofMinutes(2));
        bench.send(star("1"));
        bench.send(star("2").after(Duration.ofDays(3)));

        assertThat(bench.account().duplicates()).isEqualTo(1);
        assertThat(bench.account().silver()).isEqualTo(4);
    }

    @Test
    void copiesAloneKeepTheirDayAlive() {
        bench.send(star("1"));
        bench.wait(Duration.ofHours(47));
        bench.send(star("1"));
        bench.wait(Duration.ofHours(47));
        bench.send(star("1"));

        assertThat(bench.account().duplicates()).isEqualTo(2);
    }

    @Test
    void eventBeyondTheGraceReachesSilverAndIsNotCounted() {
        bench.send(star("1").after(Duration.ofMinutes(15)));
        bench.send(star("2"));
        bench.send(star("3").after(Duration.ofSeconds(-1)));

        assertThat(bench.silver(EventType.WATCH)).hasSize(3);
        assertThat(bench.countsByType()).isEqualTo(Map.of("WatchEvent", 2L));
        assertThat(bench.account().late()).isEqualTo(1);
    }

    @Test
    void refusedLineIsADeadLetterByteForByteWithItsCoordinates() {
        bench.send(star("1"));
        var line = "{\"id\":\"2\",\"type\":".getBytes(StandardCharsets.UTF_8);
        bench.send(line);

        var letter = bench.deadLetters().get(0);
        assertThat(letter.value()).isEqualTo(line);
        assertThat(letter.key()).asString(StandardCharsets.UTF_8).isEqualTo("7");
        assertThat(header(letter.headers(), Headers.REASON)).isEqualTo("SYNTAX");
        assertThat(header(letter.headers(), Headers.DETAIL)).contains("byte 17");
        assertThat(header(letter.headers(), Headers.STAGE)).isEqualTo("parse");
        assertThat(header(letter.headers(), Headers.LANE)).isEqualTo("github");
        assertThat(header(letter.headers(), Headers.SOURCE)).isEqualTo(TopologyBench.SOURCE);
        assertThat(header(letter.headers(), Headers.POSITION)).isEqualTo("2");
        assertThat(header(letter.headers(), Headers.SOURCE_TOPIC)).isEqualTo("github.bronze.events.v1");
        assertThat(header(letter.headers(), Headers.SOURCE_PARTITION)).isEqualTo("0");
        assertThat(header(letter.headers(), Headers.SOURCE_OFFSET)).isEqualTo("1");
        assertThat(header(letter.headers(), Headers.ATTEMPT)).isEqualTo("1");
        assertThat(letter.getRecordTime()).isEqualTo(START);
    }

    private static String header(org.apache.kafka.common.header.Headers headers, String name) {
        return Headers.text(headers, name);
    }

    @Test
    void refusalBeforeAnyEventTakesTheTimeOfItsRecord() {
        bench.send("no event");

        assertThat(bench.deadLetters().get(0).getRecordTime()).isEqualTo(TopologyBench.NOW);
    }

    @Test
    void deadLettersAreMeasuredByReason() {
        bench.send("no event");
        bench.send("[]");
        bench.send("[1]");
        bench.send(star("1"));

        assertThat(bench.measured("sluice_dead_letters_total"))
                .contains("{lane=\"github\",reason=\"NOT_OBJECT\"} 2.0", "{lane=\"github\",reason=\"SYNTAX\"} 1.0");
    }

    @Test
    void rememberedEventsAreMeasuredByLaneAndPartition() {
        bench.send(star("1"));
        bench.send(star("1"));
        bench.send(star("2").after(Duration.ofDays(1)));

        assertThat(bench.measured("sluice_dedup"))
                .contains(
                        "fingerprints{lane=\"github\",partition=\"0\",store=\"seen-events\"} 2.0",
                        "days{lane=\"github\",partition=\"0\",store=\"seen-events\"} 2.0",
                        "fingerprints{lane=\"github\",partition=\"0\",store=\"seen-occurrences\"} 2.0");
    }

    @Test
    void whatIsRememberedIsToldOfEachStore() {
        bench.send(star("1"));
        bench.send(star("1"));
        bench.send(star("2").after(Duration.ofDays(1)));

        assertThat(bench.remembered())
                .containsExactly(new Remembered("seen-events", 2, 2, 0), new Remembered("seen-occurrences", 2, 1, 0));
    }

    @Test
    void whereThereIsNoRoomWhatWasForgottenIsMeasuredAndTold() {
        for (int id = 0; id < TopologyBench.SEEN_MOST; id++) {
            bench.send(star("s" + id).after(Duration.ofMinutes(-id)));
        }
        assertThat(bench.remembered())
                .allSatisfy(store -> assertThat(store.forgottenForRoom()).isZero());

        bench.send(star("another"));

        assertThat(bench.remembered())
                .allSatisfy(store -> assertThat(store.forgottenForRoom()).isPositive())
                .allSatisfy(store -> assertThat(store.fingerprints()).isLessThanOrEqualTo(TopologyBench.SEEN_MOST));
        assertThat(bench.measured("sluice_dedup_forgotten"))
                .contains("partition=\"0\",reason=\"FULL\",store=\"seen-events\"");
    }

    @Test
    void measurementsOfAPartitionEndWithIt() {
        var other = new TopologyBench(Lane.HISTORY, stateDir.resolve("history"));
        assertThat(other.measured("sluice_dedup")).contains("lane=\"github-history\"");

        other.close();

        assertThat(other.measured("sluice_dedup")).isEmpty();
    }

    @Test
    void recordWithoutValueIsADeadLetter() {
        bench.send((byte[]) null);

        var letter = bench.deadLetters().get(0);
        assertThat(letter.value()).isNull();
        assertThat(header(letter.headers(), Headers.REASON)).isEqualTo("TOMBSTONE");
    }

    @Test
    void accountsAddUpForEachSource() {
        bench.send(star("1"));
        bench.send(star("1"));
        bench.send("[]");
        bench.source("stdin:2026-11-21T12:00:00Z");
        bench.send(star("1"));
        bench.send(star("2").after(Duration.ofHours(1)));
        bench.send(star("3"));

        var accounts = bench.publishedAccounts();
        assertThat(accounts).containsOnlyKeys("file:/hour.json.gz|0", "stdin:2026-11-21T12:00:00Z|0");
        accounts.values()
                .forEach(account -> assertThat(account.getLines())
                        .isEqualTo(account.getSilver() + account.getDead() + account.getDuplicates()));
        var file = accounts.get("file:/hour.json.gz|0");
        assertThat(file.getLines()).isEqualTo(3);
        assertThat(file.getSilver()).isEqualTo(1);
        assertThat(file.getDead()).isEqualTo(1);
        assertThat(file.getDuplicates()).isEqualTo(1);
        assertThat(file.getBronzeOffset()).isEqualTo(2);
        assertThat(file.getGreatestEventTime()).isEqualTo(START);
        var stdin = accounts.get("stdin:2026-11-21T12:00:00Z|0");
        assertThat(stdin.getDuplicates()).isEqualTo(1);
        assertThat(stdin.getLate()).isEqualTo(1);
        assertThat(stdin.getBronzeOffset()).isEqualTo(5);
    }

    @Test
    void accountThatDidNotChangeIsNotPublishedAgain() {
        bench.send(star("1"));

        assertThat(bench.publishedAccounts()).hasSize(1);
        assertThat(bench.publishedAccounts()).isEmpty();
    }

    @Test
    void accountOfRefusedLinesAloneHasNoEventTime() {
        bench.send("[]");

        assertThat(bench.publishedAccounts().values())
                .singleElement()
                .satisfies(account -> assertThat(account.getGreatestEventTime()).isNull());
    }

    @Test
    void repositoryHoursKnowTypesActorsAndTheNewestName() {
        bench.send(star("1"));
        bench.send(star("2").by("LombiqBot"));
        bench.send(star("3").after(Duration.ofMinutes(1)).text().formatted().replace("octo/repo-7", "octo/renamed"));
        bench.send(star("4").after(Duration.ofHours(1)));

        var hour = bench.activity(7, START);
        assertThat(hour.label().name()).isEqualTo("octo/renamed");
        hour.counts().forEach((type, actor, events) -> {
            assertThat(type).isEqualTo(EventType.WATCH);
            assertThat(events).isEqualTo(actor == ActorClass.BOT ? 1 : 2);
        });
        assertThat(bench.activity(7, START.plus(Duration.ofHours(1)))).isNotNull();
    }

    @Test
    void openedPullRequestsKnowHowManyAndTheFirstAndTheLast() {
        bench.send(opened("1"));
        bench.send(opened("2").after(Duration.ofMinutes(10)));
        bench.send(opened("3").after(Duration.ofMinutes(4)));

        OpenedInHour hour = bench.<RepoHour, OpenedInHour>store("opened-pulls-by-repo-hour")
                .get(new RepoHour(RepoHour.hour(START), 7));
        assertThat(hour.byActor())
                .isEqualTo(Map.of(
                        ActorClass.HUMAN,
                        new OpenedInHour.Span(
                                3,
                                START.toEpochMilli(),
                                START.plus(Duration.ofMinutes(10)).toEpochMilli())));
        var record = (PullRequest) bench.silver(EventType.PULL_REQUEST).get(0).value();
        assertThat(record.getAuthorLogin()).isEqualTo("ann");
        assertThat(record.getEvent().getPayloadShape()).isEqualTo(PayloadShape.REDUCED);
    }

    @Test
    void countsOlderThanTwoDaysOfEventTimeAreForgotten() {
        bench.send(star("1"));
        bench.send(star("2").after(Duration.ofDays(2)));
        bench.send(star("3").after(Duration.ofHours(51)));

        assertThat(bench.activity(7, START)).isNull();
        assertThat(bench.countsByType()).isEqualTo(Map.of("WatchEvent", 2L));
    }

    @Test
    void eventWithoutARepositoryIsCountedByMinuteAlone() {
        bench.send(star("1").text().replace("\"repo\":{\"id\":7,\"name\":\"octo/repo-7\"},", ""));

        assertThat(bench.countsByType()).isEqualTo(Map.of("WatchEvent", 1L));
        try (var all = bench.<RepoHour, Object>store("activity-by-repo-hour").all()) {
            assertThat(all.hasNext()).isFalse();
        }
    }

    @Test
    void timestampIsNeverLaterThanTheFetch() {
        bench.send(star("1").after(Duration.between(START, TopologyBench.NOW.plus(Duration.ofMinutes(9)))));

        assertThat(bench.silver(EventType.WATCH).get(0).getRecordTime()).isEqualTo(TopologyBench.NOW);
    }

    @Test
    void historyLaneHasNoCounts() {
        try (var history = new TopologyBench(Lane.HISTORY, stateDir.resolve("history"))) {
            history.send(star("1"));

            assertThat(history.silver(EventType.WATCH)).hasSize(1);
            assertThat(history.<Object, Object>store("events-by-minute")).isNull();
        }
    }

    @Test
    void minutesBeginAtZeroSeconds() {
        bench.send(star("1").after(Duration.ofSeconds(59)));

        try (var minutes = bench.<Long, Object>store("events-by-minute").all()) {
            assertThat(Instant.EPOCH.plus(Duration.ofMinutes(minutes.next().key)))
                    .isEqualTo(START);
        }
    }
}
