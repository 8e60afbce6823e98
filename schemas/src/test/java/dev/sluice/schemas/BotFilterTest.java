package dev.sluice.schemas;

import static dev.sluice.silver.ActorClass.AGENT;
import static dev.sluice.silver.ActorClass.BOT;
import static dev.sluice.silver.ActorClass.HUMAN;
import static dev.sluice.silver.ActorClass.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.silver.ActorClass;
import org.junit.jupiter.api.Test;

final class BotFilterTest {
    @Test
    void excludeDropsBotsAndCodingAgentsAlike() {
        assertThat(BotFilter.EXCLUDE.actors()).containsExactlyInAnyOrder(UNKNOWN, HUMAN);
        assertThat(BotFilter.ONLY.actors()).containsExactlyInAnyOrder(BOT, AGENT);
        assertThat(BotFilter.INCLUDE.actors()).containsExactlyInAnyOrder(UNKNOWN, HUMAN, BOT, AGENT);
    }

    @Test
    void theParameterIsReadAndRefusedByName() {
        assertThat(BotFilter.parse("only")).isEqualTo(BotFilter.ONLY);
        assertThatThrownBy(() -> BotFilter.parse("none"))
                .hasMessage("bots is 'none'; expected one of include, exclude, only");
    }

    @Test
    void everyFilterIsReadAsItIsWrittenWhateverTheCase() {
        for (var filter : BotFilter.values()) {
            assertThat(BotFilter.parse(filter.parameter())).isEqualTo(filter);
            assertThat(BotFilter.parse(filter.name())).isEqualTo(filter);
        }
    }

    @Test
    void excludeAndOnlyPartTheWholeBetweenThem() {
        for (var actor : ActorClass.values()) {
            assertThat(BotFilter.EXCLUDE.accepts(actor)).isNotEqualTo(BotFilter.ONLY.accepts(actor));
            assertThat(BotFilter.INCLUDE.accepts(actor)).isTrue();
        }
    }
}
