package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

/** What becomes of the answers of an admin client. */
final class KafkaAnswersTest {
    @Test
    void answerIsHandedOn() {
        assertThat(KafkaAnswers.of(KafkaFuture.completedFuture("an-id"), "asking for the id"))
                .isEqualTo("an-id");
    }

    @Test
    void refusalSaysWhatWasAskedAndWhy() {
        var refused = new KafkaFutureImpl<String>();
        refused.completeExceptionally(new TopicAuthorizationException("not yours"));

        assertThatThrownBy(() -> KafkaAnswers.of(refused, "describing topics"))
                .hasMessage("Kafka refused, describing topics: not yours")
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void interruptIsKept() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> KafkaAnswers.of(new KafkaFutureImpl<>(), "describing topics"))
                .hasMessageContaining("interrupted while describing topics");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void topicThatTheBrokerDoesNotShowYetIsAskedForAgain() {
        var unknown = new KafkaFutureImpl<String>();
        unknown.completeExceptionally(new UnknownTopicOrPartitionException("not here"));
        var answers =
                List.of(unknown, KafkaFuture.completedFuture("four partitions")).iterator();

        assertThat(KafkaAnswers.ofNew(answers::next, "describing topics")).isEqualTo("four partitions");
    }

    @Test
    void refusalForAnotherReasonIsNotAskedForAgain() {
        var refused = new KafkaFutureImpl<String>();
        refused.completeExceptionally(new TopicAuthorizationException("not yours"));
        var answers = List.of((KafkaFuture<String>) refused).iterator();

        assertThatThrownBy(() -> KafkaAnswers.ofNew(answers::next, "describing topics"))
                .hasMessage("Kafka refused, describing topics: not yours");
    }
}
