package dev.sluice.streams;

import static dev.sluice.streams.TestEvents.START;
import static dev.sluice.streams.TestEvents.opened;
import static dev.sluice.streams.TestEvents.star;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.Lane;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.streams.account.Accounts;
import dev.sluice.streams.account.Tally;
import dev.sluice.streams.count.CountEventMinutes;
import dev.sluice.streams.count.CountOpenedPulls;
import dev.sluice.streams.count.CountRepoHours;
import dev.sluice.streams.count.Counts;
import dev.sluice.streams.count.OpenedInHour;
import dev.sluice.streams.count.RepoActivity;
import dev.sluice.streams.count.RepoHour;
import dev.sluice.streams.drift.Told;
import dev.sluice.streams.drift.WatchDrift;
import dev.sluice.streams.twin.BuildPullRequestTwins;
import dev.sluice.streams.twin.PullKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A lost state folder is rebuilt of the changelogs: they hold what the stores hold, and no more. */
final class ChangelogTest {
    private static final HexFormat HEX = HexFormat.of();

    @TempDir
    private Path stateDir;

    private TopologyBench bench;

    @BeforeEach
    void open() {
        bench = new TopologyBench(Lane.LIVE, stateDir);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    static List<Form<?, ?>> forms() {
        return List.of(
                new Form<>("seen-events", Serdes.Long(), Serdes.ByteArray()),
                new Form<>("seen-occurrences", Serdes.Long(), Serdes.ByteArray()),
                new Form<>(Accounts.STORE, Serdes.String(), Tally.serde()),
                new Form<>(CountEventMinutes.STORE, CountEventMinutes.keys(), Counts.serde()),
                new Form<>(CountRepoHours.STORE, RepoHour.serde(), RepoActivity.serde()),
                new Form<>(CountOpenedPulls.STORE, RepoHour.serde(), OpenedInHour.serde()),
                new Form<>(
                        BuildPullRequestTwins.STORE,
                        PullKey.serde(),
                        new Edges(Lane.LIVE, AvroSerdes.of(new FakeRegistry())).pullRequestTwins()),
                new Form<>(WatchDrift.STORE, Serdes.String(), Told.serde()),
                new Form<>("drift-baselines", Serdes.String(), Serdes.ByteArray()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void changelogHoldsWhatTheStoreHolds(Form<?, ?> form) {
        for (int i = 0; i < 300; i++) {
            bench.send(star("s" + i).after(Duration.ofMinutes(i)).in(i % 7));
            bench.send(opened("p" + i).after(Duration.ofMinutes(i)).in(i % 7));
        }
        bench.send(star("s299").after(Duration.ofMinutes(299)).in(5));
        bench.send("no event");
        bench.send(star("s300").ofType("TeleportEvent"));

        assertThat(replayed(form.store)).isEqualTo(held(form)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void changelogForgetsWithTheStore(Form<?, ?> form) {
        bench.send(opened("1"));
        bench.wait(Duration.ofHours(49));
        for (int hours = 49; hours < 53; hours++) {
            bench.send(opened("after " + hours).after(Duration.ofHours(hours)));
        }
        bench.wait(Duration.ofMinutes(2));
        bench.send(opened("last").after(Duration.ofHours(53)));

        assertThat(replayed(form.store)).isEqualTo(held(form));
    }

    @ParameterizedTest
    @ValueSource(strings = {"events-by-minute", "activity-by-repo-hour", "opened-pulls-by-repo-hour"})
    void countsBeyondTheRetentionLeaveATombstone(String store) {
        bench.send(opened("1"));
        bench.send(opened("2").after(Duration.ofHours(50)));
        bench.send(opened("3").after(Duration.ofHours(52)));

        assertThat(bench.changelog(store))
                .anySatisfy(record -> assertThat(record.getValue()).isNull());
        assertThat(replayed(store)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"events-by-minute", "activity-by-repo-hour", "opened-pulls-by-repo-hour"})
    void countsWithinTheRetentionStay(String store) {
        bench.send(opened("1"));
        bench.send(opened("2").after(Duration.ofHours(46)));
        bench.send(opened("3").after(Duration.ofHours(47)));

        assertThat(bench.changelog(store))
                .noneSatisfy(record -> assertThat(record.getValue()).isNull());
        assertThat(replayed(store)).hasSize(3);
    }

    @Test
    void replayedHourOfLongAgoIsKeptByTheTimeOfItsIngestion() {
        bench.send(star("1"));
        bench.wait(Duration.ofHours(47));
        bench.send(star("2"));

        assertThat(Duration.between(START, TopologyBench.NOW)).isGreaterThan(Duration.ofDays(3650));
        assertThat(replayed("seen-events")).hasSize(1);
        assertThat(replayed("events-by-minute")).hasSize(1);
    }

    /** The last value of each key, tombstones left out. */
    private Map<String, String> replayed(String store) {
        var replayed = new TreeMap<String, String>();
        for (var record : bench.changelog(store)) {
            var key = HEX.formatHex(record.getKey());
            if (record.getValue() == null) {
                replayed.remove(key);
            } else {
                replayed.put(key, HEX.formatHex(record.getValue()));
            }
        }
        return replayed;
    }

    private <K, V> Map<String, String> held(Form<K, V> form) {
        var held = new TreeMap<String, String>();
        try (var all = bench.<K, V>store(form.store).all()) {
            all.forEachRemaining(entry -> held.put(
                    HEX.formatHex(form.keys.serializer().serialize("", entry.key)),
                    HEX.formatHex(form.values.serializer().serialize("", entry.value))));
        }
        return held;
    }

    /** A store and how it is written. */
    record Form<K, V>(String store, Serde<K> keys, Serde<V> values) {}
}
