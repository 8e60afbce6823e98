package dev.sluice.streams.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.silver.ActorClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is taken for what. */
final class ActorRulesTest {
    @ParameterizedTest
    @CsvSource({
        "dependabot[bot], BOT",
        "LombiqBot, BOT",
        "k8s-ci-robot, BOT",
        "rails-bot, BOT",
        "greatfirebot, BOT",
        "GreatFireBot, BOT",
        "Copilot, AGENT",
        "copilot-swe-agent[bot], AGENT",
        "devin-ai-integration[bot], AGENT",
        "ann, HUMAN",
        "talbot, HUMAN",
        "cassiobotaro, HUMAN",
        "not-a-bot, HUMAN"
    })
    void loginTellsTheClass(String login, ActorClass expected) {
        assertThat(ActorRules.standard().classOf(login)).isEqualTo(expected);
    }

    @Test
    void nobodyIsUnknown() {
        assertThat(ActorRules.standard().classOf(null)).isEqualTo(ActorClass.UNKNOWN);
    }

    @Test
    void lineThatIsNoRuleIsRefused() {
        assertThatThrownBy(() -> ActorRules.of(List.of("bot prefix x")))
                .hasMessage(
                        "'bot prefix x' is no rule; expected human, bot or agent, then name or suffix, then a text");
    }
}
