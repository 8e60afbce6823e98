package dev.sluice.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    @Test
    void endsWithTheServerTheAddressAndTheLog() {
        Patience patience = new Patience("registry", "http://127.0.0.1:1", Duration.ZERO);

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(patience::pause)
                .withMessage("the registry on http://127.0.0.1:1 did not answer within 0 s")
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(CannotStart.Reason.TIMED_OUT);
                    assertThat(refusal.remedy()).contains("log/registry.log");
                });
    }

    @Test
    void anInterruptEndsTheWait() {
        Patience patience = new Patience("broker", "127.0.0.1:1", Duration.ofMinutes(1));
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CannotStart.class).isThrownBy(patience::pause);
        assertThat(Thread.interrupted()).isTrue();
    }
}
