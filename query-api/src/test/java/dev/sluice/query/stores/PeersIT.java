package dev.sluice.query.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.query.FakeStreams;
import dev.sluice.schemas.queries.Instance;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is known, and who tells of whom. */
final class PeersIT {
    @Test
    void thoseOfTheSettingsAreKnownBeforeAnyoneIsAsked() {
        var peers = peers(URI.create("http://127.0.0.1:1"));

        assertThat(peers.known()).containsExactly(URI.create("http://127.0.0.1:1"));
    }

    @Test
    void peerThatOneTellsOfIsAskedInTheSameRound() {
        try (var second = new FakeStreams(2, 3);
                var first = new FakeStreams(0, 1).knows(second)) {
            var peers = peers(first.url());

            assertThat(peers.refresh())
                    .extracting(Instance::url)
                    .containsExactlyInAnyOrder(
                            first.url().toString(), second.url().toString());
            assertThat(peers.known()).containsExactlyInAnyOrder(first.url(), second.url());
        }
    }

    @Test
    void peerThatNobodyTellsOfAnyMoreIsForgotten() {
        try (var second = new FakeStreams(2, 3)) {
            var first = new FakeStreams(0, 1).knows(second);
            var peers = peers(first.url());
            peers.refresh();
            first.close();
            second.close();

            assertThat(peers.refresh()).isEmpty();
            assertThat(peers.known()).containsExactly(first.url());
        }
    }

    @Test
    void instanceOfTheSettingsThatComesLateIsFound() {
        var later = new FakeStreams(0, 1);
        var address = later.url();
        try (var first = new FakeStreams(2, 3)) {
            var peers = new Peers(new StoreHttp(Duration.ofSeconds(5)), List.of(first.url(), address));

            assertThat(peers.refresh()).hasSize(2);
            later.close();
            assertThat(peers.refresh()).hasSize(1);
            assertThat(peers.known()).contains(address);
        }
    }

    private static Peers peers(URI setting) {
        return new Peers(new StoreHttp(Duration.ofSeconds(5)), List.of(setting));
    }
}
