package dev.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TenDaysTest {
    private static final String LINE =
            "{\"id\":\"348\",\"payload\":{\"created_at\":\"2015-01-01T00:00:00Z\"},\"public\":true,\"created_at\":\"2016-01-01T01:00:00Z\"";

    @Test
    void aCopyHasAnotherIdAndALaterDay() {
        assertThat(TenDays.moved(LINE + "}", 9))
                .isEqualTo(LINE.replace("\"348\"", "\"9348\"").replace("2016-01-01", "2016-01-10") + "}");
    }

    @Test
    void theOrganisationBehindItIsKept() {
        var org = ",\"org\":{\"id\":1,\"login\":\"o\"}}";

        assertThat(TenDays.moved(LINE + org, 1)).endsWith("\"created_at\":\"2016-01-02T01:00:00Z\"" + org);
    }

    @Test
    void theFirstCopyIsTheOriginal() {
        assertThat(TenDays.moved(LINE + "}", 0)).isEqualTo(LINE + "}");
    }

    @Test
    void aLineWithoutATimeIsRefused() {
        assertThatThrownBy(() -> TenDays.moved("{\"id\":\"1\"}", 1)).hasMessageContaining("{\"id\":\"1\"}");
    }
}
