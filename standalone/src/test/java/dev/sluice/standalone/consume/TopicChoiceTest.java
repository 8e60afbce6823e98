package dev.sluice.standalone.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.schemas.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TopicChoiceTest {
    @ParameterizedTest
    @CsvSource({
        "push, github.silver.push.v1",
        "silver.pull-request, github.silver.pull-request.v1",
        "pull-request, github.silver.pull-request.v1",
        "gold.pull-request, github.gold.pull-request.v1",
        "dead-letters, github.ops.dead-letters.v1",
        "bronze.events, github.bronze.events.v1",
        "github.silver.push.v1, github.silver.push.v1",
        "github-history.silver.push.v1, github-history.silver.push.v1"
    })
    void aTopicGoesByItsWholeNameOrAShortOne(String text, String name) {
        var choice = TopicChoice.of(text, Lane.LIVE);

        assertThat(choice.name()).isEqualTo(name);
        assertThat(choice.known()).isPresent();
    }

    @Test
    void aShortNameIsLookedForOnTheLane() {
        assertThat(TopicChoice.of("push", Lane.HISTORY).name()).isEqualTo("github-history.silver.push.v1");
    }

    @Test
    void aTopicOfSomebodyElseIsTakenAsItIs() {
        assertThat(TopicChoice.of("their.own.topic", Lane.LIVE).known()).isEmpty();
    }

    @Test
    void aNameThatNobodyHasIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> TopicChoice.of("pushes", Lane.LIVE))
                .hasMessageContaining("'pushes'")
                .hasMessageContaining("push, pull-request");
    }
}
