package dev.sluice.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.query.answer.RepoName;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.schemas.BotFilter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Parameters and windows: what is read, and what is refused with which words. */
final class QueryTextTest {
    private static final Optional<Instant> NOW = Optional.of(Instant.parse("2016-01-01T03:10:00Z"));

    @Test
    void absentParametersHaveTheirStandard() {
        var query = query(Map.of());

        assertThat(query.bots(BotFilter.EXCLUDE)).isEqualTo(BotFilter.EXCLUDE);
        assertThat(query.number("limit", 1, 9)).isEmpty();
        assertThat(query.choice("group_by", "type", "hour")).isEqualTo("type");
        assertThat(query.repo()).isEmpty();
    }

    @Test
    void givenParametersAreRead() {
        var query = query(Map.of("bots", "only", "limit", "9", "group_by", "hour", "repo", "a/b"));

        assertThat(query.bots(BotFilter.EXCLUDE)).isEqualTo(BotFilter.ONLY);
        assertThat(query.number("limit", 1, 9)).contains(9);
        assertThat(query.choice("group_by", "type", "hour")).isEqualTo("hour");
        assertThat(query.repo()).contains(new RepoName("a", "b"));
    }

    @Test
    void unknownParameterIsRefusedWithAGuess() {
        assertRefused("lmit", "3", query -> null, "lmit is not a parameter here; did you mean 'limit'?");
    }

    @Test
    void parameterGivenTwiceIsRefused() {
        assertThatThrownBy(() -> QueryText.of(Map.of("limit", List.of("1", "2")), List.of("limit")))
                .hasMessage("limit is given 2 times");
    }

    @Test
    void valuesOutOfBoundsAreRefusedWithWhatIsExpected() {
        assertRefused("limit", "10", q -> q.number("limit", 1, 9), "limit: '10' is not a whole number from 1 to 9");
        assertRefused("limit", "x", q -> q.number("limit", 1, 9), "limit: 'x' is not a whole number from 1 to 9");
        assertRefused("bots", "no", q -> q.bots(BotFilter.ONLY), "bots: 'no' is not include, exclude or only");
        assertRefused("repo", "kafka", QueryText::repo, "repo: 'kafka' is not owner/name, such as apache/kafka");
        assertRefused("from", "today", q -> q.instant("from"), "from: 'today' is not a time such as");
        assertRefused(
                "group_by", "x", q -> q.choice("group_by", "type", "hour"), "group_by: 'x' is not one of type, hour");
    }

    @Test
    void errorNamesTheParameterTheTextAndTheExpectation() {
        assertThatThrownBy(() -> query(Map.of("limit", "0")).number("limit", 1, 9))
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .extracting(refusal -> refusal.errors().get(0))
                .isEqualTo(new ParameterError(
                        "limit", "limit: '0' is not a whole number from 1 to 9", "0", "a whole number from 1 to 9"));
    }

    @Test
    void windowsAreTheClockHoursThatEndWithNow() {
        assertThat(WindowText.hours(query(Map.of("window", "2h")), NOW, "24h"))
                .contains(range("2016-01-01T02:00:00Z", "2016-01-01T04:00:00Z"));
        assertThat(WindowText.hours(query(Map.of()), NOW, "1h"))
                .contains(range("2016-01-01T03:00:00Z", "2016-01-01T04:00:00Z"));
        assertThat(WindowText.hours(query(Map.of()), Optional.empty(), "1h")).isEmpty();
    }

    @Test
    void fromAndToAreTakenAsTheyAre() {
        var query = query(Map.of("from", "2016-01-01T00:00:00Z", "to", "2016-01-01T05:00:00Z"));

        assertThat(WindowText.hours(query, NOW, "1h")).contains(range("2016-01-01T00:00:00Z", "2016-01-01T05:00:00Z"));
    }

    @Test
    void windowsThatMakeNoSenseAreRefused() {
        assertRefused(
                "window",
                "banana",
                q -> WindowText.hours(q, NOW, "1h"),
                "window: 'banana' is not a duration from 1h to 366d");
        assertRefused("window", "90m", q -> WindowText.hours(q, NOW, "1h"), "window: '90m' is not whole hours");
        assertRefused("from", "2016-01-01T00:00:00Z", q -> WindowText.hours(q, NOW, "1h"), "to is missing");
        assertRefused("from", "2016-01-01T00:00:01Z", q -> WindowText.hours(q, NOW, "1h"), "is not a whole hour");
        assertThatThrownBy(() -> WindowText.hours(
                        query(Map.of("from", "2016-01-01T05:00:00Z", "to", "2016-01-01T05:00:00Z")), NOW, "1h"))
                .hasMessageContaining("is not after from");
    }

    private static QueryText query(Map<String, String> values) {
        var lists = new java.util.HashMap<String, List<String>>();
        values.forEach((name, text) -> lists.put(name, List.of(text)));
        return QueryText.of(lists, List.of("bots", "limit", "group_by", "repo", "from", "to", "window"));
    }

    private static void assertRefused(String name, String text, Function<QueryText, Object> read, String message) {
        assertThatThrownBy(() -> read.apply(query(Map.of(name, text))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message);
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(Instant.parse(from), Instant.parse(to));
    }
}
