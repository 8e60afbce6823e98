package dev.sluice.query.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.query.FakeStreams;
import dev.sluice.query.answer.Coverage;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.schemas.queries.DriftSeen;
import dev.sluice.schemas.queries.MinuteCount;
import dev.sluice.schemas.queries.StoreAnswer;
import dev.sluice.silver.ActorClass;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several instances over HTTP: found, merged, missed. */
final class StoreClientIT {
    private static final TimeRange HOUR =
            new TimeRange(Instant.parse("2016-01-01T01:00:00Z"), Instant.parse("2016-01-01T02:00:00Z"));
    private static final String MINUTE = "2016-01-01T01:00:00Z";

    @Test
    void unknownPeersAreFoundAndAsked() {
        try (var second = new FakeStreams(2, 3).minute(MINUTE, "PushEvent", ActorClass.HUMAN, 2);
                var first = new FakeStreams(0, 1)
                        .minute(MINUTE, "PushEvent", ActorClass.HUMAN, 1)
                        .knows(second)) {
            var reply = client(first.url()).minutes(HOUR);

            assertThat(reply.coverage()).isEqualTo(new Coverage(4, 4));
            assertThat(reply.rows()).extracting(MinuteCount::events).containsExactlyInAnyOrder(1L, 2L);
        }
    }

    @Test
    void deadPeerLeavesItsPartitionsOutAfterOneRetry() {
        var gone = new FakeStreams(2, 3);
        gone.close();
        try (var first = new FakeStreams(0, 1).knows(gone)) {
            var reply = client(first.url()).minutes(HOUR);

            assertThat(reply.coverage()).isEqualTo(new Coverage(2, 4));
            assertThat(first.asked())
                    .filteredOn(path -> path.contains("event-minutes"))
                    .hasSize(2);
        }
    }

    @Test
    void nobodyThereIsNoneOfFour() {
        var client = client(URI.create("http://127.0.0.1:1"));

        assertThat(client.minutes(HOUR).coverage()).isEqualTo(new Coverage(0, 4));
        assertThat(client.view().instances()).isEmpty();
    }

    /** The range ends behind the newest event that was told: one of a silent instance may be days later. */
    @Test
    void whatTheStoresHoldIsWholeOnlyIfAllToldHowFarTheyAre() {
        try (var second = new FakeStreams(2, 3).readUpTo("2016-01-03T01:00:00Z");
                var first = new FakeStreams(0, 1).readUpTo("2016-01-01T01:00:00Z")) {
            var client = new StoreClient(List.of(first.url(), second.url()), Duration.ofSeconds(5), () -> 0);
            second.silent(true);
            client.view();
            second.silent(false);

            assertThat(client.held(TimeRange.ALL, client::minutes).coverage()).isEqualTo(new Coverage(2, 4));
        }
    }

    @Test
    void accountsOfOneSourceAddUpAcrossInstances() {
        try (var second = new FakeStreams(2, 3).account("file:/a", 5, 1, 0);
                var first = new FakeStreams(0, 1).account("file:/a", 7, 0, 2).knows(second)) {
            var accounts = client(first.url()).accounts().rows();

            assertThat(accounts).singleElement().satisfies(account -> {
                assertThat(account.lines()).isEqualTo(15);
                assertThat(account.silver()).isEqualTo(12);
            });
        }
    }

    @Test
    void aDriftThatSeveralInstancesSawIsOneAndTheNewestComesFirst() {
        try (var second = new FakeStreams(2, 3).lost("PushEvent", "payload.commits", "2025-10-07T12:00:00Z");
                var first = new FakeStreams(0, 1)
                        .lost("PushEvent", "payload.size", "2025-10-07T12:00:01Z")
                        .lost("PushEvent", "payload.commits", "2025-10-07T12:00:02Z")
                        .knows(second)) {
            var drifts = client(first.url()).drifts().rows();

            assertThat(drifts).extracting(DriftSeen::path).containsExactly("payload.commits", "payload.size");
            assertThat(drifts.get(0).partitions()).containsExactly(0, 1, 2, 3);
            assertThat(drifts.get(0).firstEventTime()).isEqualTo(Instant.parse("2025-10-07T12:00:00Z"));
            assertThat(drifts.get(0).lastEventTime()).isEqualTo(Instant.parse("2025-10-07T12:00:02Z"));
        }
    }

    @Test
    void watermarkIsUnknownWhereAPartitionDoesNotTell() {
        try (var half = new FakeStreams(0, 1).readUpTo("2016-01-01T02:00:00Z");
                var whole = new FakeStreams(0, 1, 2, 3)
                        .readUpTo("2016-01-01T02:00:00Z")
                        .withUnread()) {
            assertThat(client(half.url()).view().watermark(Duration.ofMinutes(15)))
                    .isEmpty();
            assertThat(client(whole.url()).view().watermark(Duration.ofMinutes(15)))
                    .contains(Instant.parse("2016-01-01T01:45:00Z"));
            assertThat(client(whole.url()).view().greatestEventTime()).contains(Instant.parse("2016-01-01T02:00:00Z"));
        }
    }

    @Test
    void partitionThatTwoInstancesAnswerForCountsOnce() {
        var owner = new StoreAnswer<>(List.of(0, 1), 4, List.of("a"));
        var formerOwner = new StoreAnswer<>(List.of(1, 2), 4, List.of("b"));
        var other = new StoreAnswer<>(List.of(2, 3), 4, List.of("c"));

        var merged = StoreClient.merge(List.of(owner, formerOwner, other));

        assertThat(merged.rows()).containsExactly("a", "c");
        assertThat(merged.coverage()).isEqualTo(new Coverage(4, 4));
    }

    /** It is cut off from the broker, and not from us: what it held then would be passed off as all there is, for ever. */
    @Test
    void oneThatWasTakenForDeadAndStillAnswersDoesNotHideItsSuccessor() {
        assertSuccessorIsBelieved(new FakeStreams(0, 1));
        assertSuccessorIsBelieved(new FakeStreams(0, 1, 2, 3));
    }

    private static void assertSuccessorIsBelieved(FakeStreams dead) {
        dead.readUpTo("2016-01-01T01:00:00Z").minute(MINUTE, "PushEvent", ActorClass.HUMAN, 1);
        try (dead;
                var successor = new FakeStreams(0, 1, 2, 3)
                        .readUpTo("2016-01-01T01:30:00Z")
                        .minute(MINUTE, "PushEvent", ActorClass.HUMAN, 5)) {
            var client = new StoreClient(List.of(dead.url()), Duration.ofSeconds(5), System::nanoTime);
            dead.knows(successor);

            var view = client.view();
            var reply = client.minutes(HOUR);

            assertThat(reply.coverage()).isEqualTo(new Coverage(4, 4));
            assertThat(reply.rows()).extracting(MinuteCount::events).containsExactly(5L);
            assertThat(view.watermark(Duration.ofMinutes(15))).contains(Instant.parse("2016-01-01T01:30:00Z"));
        }
    }

    private static StoreClient client(URI url) {
        return new StoreClient(List.of(url), Duration.ofSeconds(5), System::nanoTime);
    }

    @Test
    void storesHoldAMonthUpToTheHourAfterTheNewestEvent() {
        try (var streams = new FakeStreams(0, 1, 2, 3).readUpTo("2016-01-31T22:30:00Z")) {
            assertThat(client(streams.url()).view().held())
                    .contains(new TimeRange(
                            Instant.parse("2016-01-01T00:00:00Z"), Instant.parse("2016-02-01T00:00:00Z")));
        }
    }

    @Test
    void storesThatReadNothingHoldNothing() {
        try (var streams = new FakeStreams(0, 1, 2, 3)) {
            assertThat(client(streams.url()).view().held()).isEmpty();
        }
    }
}
