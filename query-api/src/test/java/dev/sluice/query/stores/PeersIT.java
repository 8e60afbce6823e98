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
        try (var second = new FakeStreams(2, 3);
                var first = new FakeStreams(0, 1).knows(second)) {
            var peers = peers(first.url());
            peers.refresh();
            second.close();
            first.forgets(second);

            peers.refresh();
            assertThat(peers.known()).containsExactly(first.url());
        }
    }

    /** Else the one that is left would stay unknown for as long as the one of the settings is dead. */
    @Test
    void whereNobodyAnswersForAMomentNobodyIsForgotten() {
        try (var second = new FakeStreams(2, 3)) {
            var first = new FakeStreams(0, 1).knows(second);
            var peers = peers(first.url());
            peers.refresh();
            first.close();
            second.silent(true);

            assertThat(peers.refresh()).isEmpty();
            second.silent(false);
            assertThat(peers.refresh())
                    .extracting(Instance::url)
                    .containsExactly(second.url().toString());
        }
    }

    @Test
    void oneThatStartsAgainAndTellsOfNobodyStaysKnown() {
        try (var second = new FakeStreams(2, 3)) {
            var first = new FakeStreams(0, 1).knows(second);
            var peers = peers(first.url());
            peers.refresh();
            first.close();
            second.joining();

            assertThat(peers.refresh()).hasSize(1);
            assertThat(peers.refresh()).hasSize(1);
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
