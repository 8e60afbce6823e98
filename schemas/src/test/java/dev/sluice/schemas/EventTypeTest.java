package dev.sluice.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class EventTypeTest {
    @Test
    void codesAreOneToSeventeenInOrder() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::code))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
        assertThat(Arrays.stream(EventType.values()).map(type -> EventType.ofCode(type.code())))
                .containsExactly(EventType.values());
    }

    @Test
    void aNameOutsideTheCatalogueIsOther() {
        assertThat(EventType.ofGithubName("PushEvent")).isEqualTo(EventType.PUSH);
        assertThat(EventType.ofGithubName("pushevent")).isEqualTo(EventType.OTHER);
        assertThat(EventType.ofGithubName("SponsorshipEvent")).isEqualTo(EventType.OTHER);
    }

    @Test
    void anUnknownCodeIsRefusedWithTheCode() {
        assertThatThrownBy(() -> EventType.ofCode(18)).hasMessageContaining("18");
        assertThatThrownBy(() -> EventType.ofCode(0)).hasMessageContaining("1 to 17");
    }

    @Test
    void dataSetIsTheNameOfGithubInKebabCase() {
        for (var type : EventType.values()) {
            var kebab = type.githubName()
                    .replaceFirst("Event$", "")
                    .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                    .toLowerCase(Locale.ROOT);
            assertThat(type.dataset()).isEqualTo(kebab);
        }
    }

    @Test
    void recordIsNamedByItsDataSet() {
        for (var type : EventType.values()) {
            assertThat(type.record().getSimpleName())
                    .isEqualToIgnoringCase(type.dataset().replace("-", ""));
        }
    }
}
