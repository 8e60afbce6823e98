package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing and finding gold snapshots. */
class SnapshotTest {

    @TempDir
    private Path data;

    private Path gold;
    private Path work;
    private Instant now = LakeBench.CLOCK.instant();
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @BeforeEach
    void work() throws IOException {
        gold = data.resolve("gold");
        work = Files.writeString(data.resolve("work.duckdb"), "tables");
    }

    @Test
    void nothingIsInForceBeforeTheFirstPublication() throws IOException {
        assertThat(new SnapshotReader(gold, Fs.real()).current()).isEmpty();
    }

    @Test
    void theLastPublicationIsInForce() throws IOException {
        SnapshotPublisher publisher = publisher();
        publisher.publish(work);
        Files.writeString(work, "more tables");

        Snapshot published = publisher.publish(work);

        assertThat(new SnapshotReader(gold, Fs.real()).current()).contains(published);
        assertThat(published.file()).hasFileName("gold-2.duckdb").hasContent("more tables");
        assertThat(gold.resolve("CURRENT")).hasContent("gold-2.duckdb");
    }

    @Test
    void numbersGoOnAfterARestart() throws IOException {
        publisher().publish(work);

        assertThat(publisher().publish(work).number()).isEqualTo(2);
    }

    @Test
    void theLastThreeStay() throws IOException {
        SnapshotPublisher publisher = publisher();
        for (int i = 0; i < 5; i++) {
            publisher.publish(work);
            now = now.plusSeconds(61);
        }

        assertThat(snapshots()).containsExactly("gold-3.duckdb", "gold-4.duckdb", "gold-5.duckdb");
    }

    @Test
    void noneYoungerThanAMinuteIsDeleted() throws IOException {
        SnapshotPublisher publisher = publisher();
        for (int i = 0; i < 5; i++) {
            publisher.publish(work);
            now = now.plusSeconds(14);
        }

        assertThat(snapshots()).hasSize(5);
    }

    @Test
    void whatAKilledRunLeftUnfinishedIsCleared() throws IOException {
        Files.createDirectories(gold);
        Files.writeString(gold.resolve("gold-7.duckdb.tmp"), "half");

        publisher();

        assertThat(snapshots()).isEmpty();
    }

    @Test
    void aPointerToSomethingElseIsRefused() throws IOException {
        publisher().publish(work);
        Files.writeString(gold.resolve("CURRENT"), "../../etc/passwd");

        assertThatThrownBy(() -> new SnapshotReader(gold, Fs.real()).current())
                .isInstanceOf(LakeRefusal.class)
                .hasMessageContaining("names '../../etc/passwd', expected gold-<number>.duckdb");
    }

    private SnapshotPublisher publisher() throws IOException {
        return SnapshotPublisher.open(gold, Fs.real(), clock);
    }

    private Stream<String> snapshots() throws IOException {
        return Fs.real().list(gold).stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> name.startsWith("gold-"));
    }
}
