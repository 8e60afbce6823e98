package dev.sluice.streams;

import static dev.sluice.streams.TestEvents.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gold.Actor;
import dev.sluice.gold.Repository;
import dev.sluice.gold.SeenName;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.silver.ActorClass;
import dev.sluice.streams.entity.KeepActors;
import dev.sluice.streams.entity.KeepRepositories;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the topics of repositories and actors tell, and that they tell it once. */
final class EntitiesTest {
    @TempDir
    private Path stateDir;

    private TopologyBench bench;
    private int ids;

    @BeforeEach
    void open() {
        bench = new TopologyBench(Lane.LIVE, stateDir);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void star(long repo, String name, String org, long actor, String login, Duration later) {
        var owner = org == null ? "" : ",\"org\":{\"id\":90,\"login\":\"" + org + "\"}";
        bench.send("""
            {"id":"%d","type":"WatchEvent","actor":{"id":%d,"login":"%s"},"repo":{"id":%d,"name":"%s"},\
            "payload":{"action":"started"},"public":true,"created_at":"%s"%s}""".formatted(++ids, actor, login, repo, name, START.plus(later), owner));
    }

    private List<Map.Entry<String, Repository>> repositories() {
        return bench.gold(Topics.repositories(Lane.LIVE), Repository.class);
    }

    private List<Map.Entry<String, Actor>> actors() {
        return bench.gold(Topics.actors(Lane.LIVE), Actor.class);
    }

    private static List<String> texts(List<SeenName> names) {
        return names.stream()
                .map(name -> name.getName() + " "
                        + Duration.between(START, name.getFirstSeen()).toHours() + "-"
                        + Duration.between(START, name.getLastSeen()).toHours())
                .toList();
    }

    @Test
    void firstEventTellsOfTheRepositoryAndTheActor() {
        star(7, "octo/cat", "octo", 3, "ann", Duration.ZERO);

        assertThat(repositories())
                .containsExactly(Map.entry(
                        "7",
                        new Repository(
                                7L,
                                "octo/cat",
                                List.of(new SeenName("octo/cat", START, START)),
                                90L,
                                "octo",
                                START,
                                START)));
        assertThat(actors())
                .containsExactly(Map.entry(
                        "3",
                        new Actor(
                                3L,
                                "ann",
                                List.of(new SeenName("ann", START, START)),
                                ActorClass.HUMAN,
                                START,
                                START)));
    }

    @Test
    void sixDaysOfTheSameTellNothingMore() {
        for (int hours = 0; hours < 6 * 24; hours++) {
            star(7, "octo/cat", null, 3, "ann", Duration.ofHours(hours));
        }

        assertThat(repositories()).hasSize(1);
        assertThat(actors()).hasSize(1);
    }

    @Test
    void afterSevenDaysItIsToldThatTheyAreStillThere() {
        star(7, "octo/cat", null, 3, "ann", Duration.ZERO);
        star(7, "octo/cat", null, 3, "ann", Duration.ofDays(7).minusSeconds(1));
        star(7, "octo/cat", null, 3, "ann", Duration.ofDays(7));

        assertThat(repositories())
                .extracting(entry -> entry.getValue().getLastSeen())
                .containsExactly(START, START.plus(Duration.ofDays(7)));
        assertThat(actors())
                .extracting(entry -> entry.getValue().getLastSeen())
                .containsExactly(START, START.plus(Duration.ofDays(7)));
    }

    @Test
    void renamedRepositoryKeepsItsIdAndBothNames() {
        star(7, "octo/cat", null, 3, "ann", Duration.ZERO);
        star(7, "octo/dog", "octo", 3, "ann", Duration.ofHours(5));
        star(7, "octo/dog", "octo", 3, "ann", Duration.ofHours(6));

        var told = repositories();
        assertThat(told)
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.getKey()).isEqualTo("7"));
        var last = told.get(1).getValue();
        assertThat(last.getName()).isEqualTo("octo/dog");
        assertThat(last.getOrgLogin()).isEqualTo("octo");
        assertThat(texts(last.getNames())).containsExactly("octo/cat 0-0", "octo/dog 5-5");
    }

    @Test
    void whatComesLateTellsOfThePastAlone() {
        star(7, "octo/dog", null, 3, "ann", Duration.ofHours(5));
        star(7, "octo/cat", "octo", 3, "anna", Duration.ofHours(1));
        star(7, "octo/dog", null, 3, "ann", Duration.ofHours(6));

        var repository = repositories().get(1).getValue();
        assertThat(repository.getName()).isEqualTo("octo/dog");
        assertThat(repository.getOrgLogin()).isNull();
        assertThat(repository.getFirstSeen()).isEqualTo(START.plus(Duration.ofHours(1)));
        var actor = actors().get(1).getValue();
        assertThat(actor.getLogin()).isEqualTo("ann");
        assertThat(texts(actor.getLogins())).containsExactly("anna 1-1", "ann 5-5");
    }

    @Test
    void anActorOfManyRepositoriesIsOneActor() {
        for (int repo = 1; repo <= 50; repo++) {
            star(repo, "octo/" + repo, null, 3, "ann", Duration.ofMinutes(repo));
        }
        star(1, "octo/1", null, 3, "ann-bot[bot]", Duration.ofHours(2));

        var told = actors();
        assertThat(told).hasSize(2);
        assertThat(told.get(1).getValue().getActorClass()).isEqualTo(ActorClass.BOT);
        assertThat(told.get(1).getValue().getLogin()).isEqualTo("ann-bot[bot]");
        assertThat(repositories()).hasSize(50);
    }

    @Test
    void eventsWithoutIdsTellNothing() {
        bench.send("""
            {"type":"WatchEvent","actor":"ann","repository":{"name":"cat","owner":"octo"},"created_at":"2012-11-01T00:00:00Z",\
            "payload":{"action":"started"},"public":true}""");

        assertThat(bench.deadLetters()).isEmpty();
        assertThat(repositories()).isEmpty();
        assertThat(actors()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void storesHoldWhatTheTopicsSayLast(Lane lane) {
        bench.close();
        bench = new TopologyBench(lane, stateDir);
        for (int i = 0; i < 300; i++) {
            star(i % 11, "octo/" + i % 17, null, i % 13, "login" + i % 19, Duration.ofHours(i));
        }

        assertThat(newest(bench.gold(Topics.repositories(lane), Repository.class)))
                .isEqualTo(held(KeepRepositories.STORE))
                .hasSize(11);
        assertThat(newest(bench.gold(Topics.actors(lane), Actor.class)))
                .isEqualTo(held(KeepActors.STORE))
                .hasSize(13);
    }

    private static <V> Map<String, V> newest(List<Map.Entry<String, V>> told) {
        return told.stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (before, after) -> after));
    }

    private Map<String, Object> held(String store) {
        var held = new java.util.HashMap<String, Object>();
        try (var all = bench.<Long, Object>store(store).all()) {
            all.forEachRemaining(entry -> held.put(Long.toString(entry.key), entry.value));
        }
        return held;
    }

    /** Nothing of what is skipped may matter: the records are what all events together say. */
    @Test
    void whatIsToldIsWhatAllEventsSay() {
        var first = new java.util.HashMap<Long, Instant>();
        for (int i = 0; i < 600; i++) {
            long repo = i * 7919L % 101;
            var later = Duration.ofMinutes(i * 13L % 4_000);
            star(repo, "octo/" + repo, null, repo, "login" + repo, later);
            first.merge(repo, START.plus(later), (one, other) -> one.isBefore(other) ? one : other);
        }

        newest(repositories())
                .forEach((key, repository) ->
                        assertThat(repository.getFirstSeen()).as(key).isEqualTo(first.get(repository.getId())));
        newest(actors())
                .forEach(
                        (key, actor) -> assertThat(actor.getFirstSeen()).as(key).isEqualTo(first.get(actor.getId())));
    }
}
