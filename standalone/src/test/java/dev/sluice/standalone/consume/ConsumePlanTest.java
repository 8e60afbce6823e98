package dev.sluice.standalone.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.settings.ConfigException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConsumePlanTest {
    @Test
    void everyProblemIsToldAtOnce() {
        assertThatThrownBy(() -> ConsumePlan.of(
                        new ConsumeFlags("push", "moon", "soon", List.of("acton=1", "x"), 0, false, false, false)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("5 flag(s)")
                .hasMessageContaining("'moon'")
                .hasMessageContaining("'soon'")
                .hasMessageContaining("'acton', which Push does not have; it has event.id, ")
                .hasMessageContaining("--filter is 'x'")
                .hasMessageContaining("-n is 0");
    }

    @Test
    void fieldsOfTheEnvelopeAndOfTheOriginAreFields() {
        var plan = ConsumePlan.of(new ConsumeFlags(
                "push",
                "github",
                "beginning",
                List.of("repo_name=a/b", "event.id=1", "_partition=0"),
                1,
                false,
                true,
                true));

        assertThat(plan.filters()).hasSize(3);
    }

    @Test
    void aTopicWithoutASchemaHasNoColumns() {
        assertThatThrownBy(() -> ConsumePlan.of(
                        new ConsumeFlags("dead-letters", "github", "latest", List.of(), 1, true, false, false)))
                .hasMessageContaining("--csv needs to know the columns");
    }
}
