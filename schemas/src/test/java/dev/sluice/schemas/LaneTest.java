package dev.sluice.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class LaneTest {
    @Test
    void aLaneIsFoundByItsName() {
        assertThat(Lane.named("github")).isEqualTo(Lane.LIVE);
        assertThat(Lane.named("github-history")).isEqualTo(Lane.HISTORY);
        assertThat(Lane.LIVE.applicationId()).isEqualTo("github-streams-v1");
    }

    @Test
    void anUnknownLaneIsRefusedWithItsName() {
        assertThatThrownBy(() -> Lane.named("gitlab")).hasMessageContaining("'gitlab'");
    }
}
