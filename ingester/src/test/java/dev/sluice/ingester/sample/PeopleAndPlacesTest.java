package dev.sluice.ingester.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who does what where in the sample, by the thousand. */
class PeopleAndPlacesTest {
    private static final int MANY = 20_000;

    @Test
    void aboutNineInAHundredAreBots() {
        List<Actor> actors = each(Actor::any);

        assertThat(percent(actors.stream()
                        .filter(actor -> actor.login().endsWith("[bot]"))
                        .count()))
                .isCloseTo(7, within(1.0));
        assertThat(percent(
                        actors.stream().filter(actor -> actor.id() < 1_000_000).count()))
                .isCloseTo(2, within(0.7));
    }

    @Test
    void aPersonIsNeverABot() {
        assertThat(each(Actor::person)).noneMatch(actor -> actor.login().contains("bot"));
    }

    @Test
    void anIdHasOneLoginAndALoginOneId() {
        Map<Long, List<Actor>> byId = each(Actor::any).stream().distinct().collect(Collectors.groupingBy(Actor::id));
        Map<String, List<Actor>> byLogin =
                each(Actor::any).stream().distinct().collect(Collectors.groupingBy(Actor::login));

        assertThat(byId.values()).allMatch(sameId -> sameId.size() == 1);
        assertThat(byLogin.values()).allMatch(sameLogin -> sameLogin.size() == 1);
    }

    @Test
    void threeInTenOwnersAreOrganisations() {
        long owners = IntStream.range(0, 1000)
                .filter(owner -> new Repository(1, owner, "x").ofOrganisation())
                .count();

        assertThat(owners).isEqualTo(300);
    }

    @Test
    void aRepositoryIsCalledByItsOwnerAndProject() {
        var repository = new Repository(10_000_037, 13, "otter-kit-1");
        var json = new JsonText().open();
        repository.writeTo(json);

        assertThat(repository.name()).isEqualTo(Words.name(13) + "/otter-kit-1");
        assertThat(json.close().toString())
                .isEqualTo("{\"id\":10000037,\"name\":\"" + repository.name() + "\",\"url\":\"" + repository.url()
                        + "\"}");
    }

    @Test
    void typesComeAsOftenAsInTheFeed() {
        Map<TypeMix, Long> counts =
                each(TypeMix::any).stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(percent(counts.get(TypeMix.PUSH))).isCloseTo(61, within(1.5));
        assertThat(percent(counts.get(TypeMix.WATCH))).isCloseTo(8.4, within(1.0));
        assertThat(counts).containsOnlyKeys(Arrays.asList(TypeMix.values()));
    }

    @Test
    void bothShapesAreAsFrequent() {
        long full = each(Shape::any).stream().filter(Shape.FULL::equals).count();

        assertThat(percent(full)).isCloseTo(50, within(1.5));
    }

    @Test
    void namesAreAllDifferent() {
        assertThat(IntStream.range(0, MANY).mapToObj(Words::name)).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, MANY).mapToObj(Words::project)).doesNotHaveDuplicates();
    }

    private static <T> List<T> each(Function<Dice, T> choice) {
        return LongStream.range(0, MANY)
                .mapToObj(i -> choice.apply(Dice.of(3, "test", i)))
                .toList();
    }

    private static double percent(long count) {
        return count * 100.0 / MANY;
    }
}
