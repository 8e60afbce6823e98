package dev.sluice.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void zeroMeansAnyFreeOneBelowTheRangeOfOutgoingConnections() {
        assertThat(Ports.choose(0, "--kafka-port")).isBetween(20_000, 31_999);
    }

    @Test
    void aFreePortIsTakenAsWanted() {
        int free = Ports.choose(0, "--kafka-port");

        assertThat(Ports.choose(free, "--kafka-port")).isEqualTo(free);
        assertThat(Ports.preferring(free)).isEqualTo(free);
        assertThat(Ports.listens(free)).isFalse();
    }

    @Test
    void aTakenPortIsRefusedWithTheOptionThatHelps() throws IOException {
        try (ServerSocket taken = listen()) {
            int port = taken.getLocalPort();

            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> Ports.choose(port, "--kafka-port"))
                    .withMessage("port " + port + " on 127.0.0.1 is taken by another program")
                    .satisfies(refusal -> {
                        assertThat(refusal.reason()).isEqualTo(CannotStart.Reason.PORT_TAKEN);
                        assertThat(refusal.remedy()).contains("--kafka-port");
                    });
        }
    }

    @Test
    void anEarlierRunsPortThatIsTakenNowGivesWayToAFreeOne() throws IOException {
        try (ServerSocket taken = listen()) {
            assertThat(Ports.preferring(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
            assertThat(Ports.listens(taken.getLocalPort())).isTrue();
        }
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
