package dev.sluice.streams.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.queries.EventKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether events were seen, from the stored blocks. */
final class SeenQuestionTest {
    private static final Instant NOON = Instant.parse("2016-01-01T12:00:00Z");
    private static final EventKey STAR = new EventKey(1, "WatchEvent", "7", NOON);

    private static byte[] block(EventKey... events) {
        var block = new Block();
        for (var event : events) {
            block.add(Fingerprint.of(event.type(), event.id(), event.createdAt().toEpochMilli()));
        }
        return block.bytes();
    }

    @Test
    void anEventIsSeenWhereABlockOfItsPartitionHoldsIt() {
        var fork = new EventKey(1, "ForkEvent", "7", NOON);
        var question = new SeenQuestion(List.of(STAR, fork));

        question.show(1, block(STAR));

        assertThat(question.seen()).containsExactly(STAR);
    }

    @Test
    void aBlockOfAnotherPartitionSaysNothing() {
        var question = new SeenQuestion(List.of(STAR));

        question.show(2, block(STAR));

        assertThat(question.seen()).isEmpty();
    }

    @Test
    void onlyTheDaysOfTheEventsAreLookedAt() {
        var later = new EventKey(0, "WatchEvent", "7", NOON.plus(Duration.ofDays(1)));
        var question = new SeenQuestion(List.of(STAR, later, new EventKey(0, "ForkEvent", "8", NOON)));

        assertThat(question.days()).containsExactlyInAnyOrder(16_801L, 16_802L);
        assertThat(Block.day(SeenQuestion.firstKey(16_801))).isEqualTo(16_801);
        assertThat(Block.day(SeenQuestion.lastKey(16_801))).isEqualTo(16_801);
        assertThat(SeenQuestion.lastKey(16_801) + 1).isEqualTo(SeenQuestion.firstKey(16_802));
    }
}
