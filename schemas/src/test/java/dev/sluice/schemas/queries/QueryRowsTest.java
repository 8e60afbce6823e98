package dev.sluice.schemas.queries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.schemas.PartitionProgress;
import dev.sluice.silver.ActorClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class QueryRowsTest {
    private static final Instant ONE = Instant.parse("2016-01-01T01:00:00Z");
    private static final Instant TWO = Instant.parse("2016-01-01T01:10:00Z");
    private static final Instant THREE = Instant.parse("2016-01-01T01:30:00Z");

    @Test
    void theMeanGapIsLastLessFirstOverOneLessThanTheirNumber() {
        assertThat(new OpenedPulls(1, "a/b", 3, ONE, THREE).averageGapSeconds()).isEqualTo(900.0);
    }

    @Test
    void belowTwoThereIsNoGap() {
        assertThat(new OpenedPulls(1, "a/b", 1, ONE, ONE).averageGapSeconds()).isNull();
    }

    @Test
    void openedPullsAddUpWhateverTheirOrder() {
        var early = new OpenedPulls(1, "old/name", 2, ONE, TWO);
        var late = new OpenedPulls(1, "new/name", 1, THREE, THREE);

        assertThat(early.plus(late)).isEqualTo(new OpenedPulls(1, "new/name", 3, ONE, THREE));
        assertThat(late.plus(early)).isEqualTo(early.plus(late));
    }

    @Test
    void accountsAddUpAndKeepTheLaterTime() {
        var one = new SourceAccount("s", 5, 3, 1, 1, 0, null, 1);
        var other = new SourceAccount("s", 2, 2, 0, 0, 1, TWO, 2);

        assertThat(one.plus(other)).isEqualTo(new SourceAccount("s", 7, 5, 1, 1, 1, TWO, 3));
        assertThat(other.plus(one).greatestEventTime()).isEqualTo(TWO);
    }

    @Test
    void answersGoThroughJsonUnchanged() throws Exception {
        var answer = new StoreAnswer<>(List.of(0, 2), 4, List.of(new MinuteCount(ONE, "PushEvent", ActorClass.BOT, 7)));
        var json = QueryJson.mapper().writeValueAsString(answer);

        assertThat(json).contains("\"partitions_total\":4", "\"minute\":\"2016-01-01T01:00:00Z\"");
        assertThat(QueryJson.mapper().readValue(json, new TypeReference<StoreAnswer<MinuteCount>>() {}))
                .isEqualTo(answer);
    }

    @Test
    void aNamelessOpeningDoesNotTakeTheNameAway() {
        var named = new OpenedPulls(1, "a/b", 1, ONE, ONE);
        var nameless = new OpenedPulls(1, null, 1, TWO, TWO);

        assertThat(named.plus(nameless).repoName()).isEqualTo("a/b");
    }

    @Test
    void anInstanceOfANewerVersionIsStillRead() throws Exception {
        var json = """
                {"lane":"github","state":"RUNNING","url":"http://a:1","peers":["http://a:1"],"partitions_total":4,
                "progress":[{"partition":2,"greatest_event_time":null,"drained":false}],"new_in_the_next":1}""";

        var instance = QueryJson.mapper().readValue(json, Instance.class);

        assertThat(instance.progress()).containsExactly(new PartitionProgress(2, null, false));
        assertThat(instance.partitionsTotal()).isEqualTo(4);
    }

    @Test
    void unknownIsNullInJson() throws Exception {
        assertThat(QueryJson.mapper().writeValueAsString(new RepoCount(7, null, 1, Map.of("PushEvent", 1L))))
                .isEqualTo("{\"repo_id\":7,\"repo_name\":null,\"events\":1,\"by_type\":{\"PushEvent\":1}}");
    }
}
