package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.lake.CommitOutcome.Committed;
import dev.sluice.lake.CommitOutcome.LostRace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Committing, on the real file system. */
class LakeWriterTest {

    private static final Instant HOUR = LakeBench.START;

    @TempDir
    private Path data;

    private LakeLayout layout;
    private int runs;

    @BeforeEach
    void lake() {
        layout = new LakeLayout(data.resolve("lake"));
    }

    @Test
    void aCommitIsThereForWhoeverOpensTheLakeNext() throws IOException {
        LakeWriter writer = open();

        LakeView committed = ((Committed) commit(writer, 0, 5)).view();

        assertThat(open().view().positions()).isEqualTo(committed.positions());
        DataFile file = committed.files("push", HOUR, Instant.MAX).get(0);
        assertThat(file.path()).startsWith("silver/push/date=2016-01-01/hour=01/00000000000000000001-sink.run0-");
        assertThat(layout.file(file.path())).hasContent("rows 0 to 5");
        assertThat(file.bytes()).isEqualTo(11);
    }

    @Test
    void anEntryIsJsonThatPeopleCanRead() throws IOException {
        commit(open(), 0, 5);

        assertThat(layout.entry(1)).content().startsWith("""
                {"seq":1,"prevSha256":"%s","clusterId":"cluster-1","partitionCount":2,"writer":"sink.run0",\
                "ranges":[{"topic":"github.silver.push.v1","partition":0,"first":0,"next":5}],\
                "adds":[{"path":"silver/push/date=2016-01-01/hour=01/""".formatted("0".repeat(64)));
        assertThat(layout.entry(1)).content().endsWith("""
                "removes":[],"at":"2026-11-21T00:00:00Z"}""");
    }

    @Test
    void offsetsWithoutRowsAreCommittedToo() throws IOException {
        LakeWriter writer = open();
        commit(writer, 0, 5);

        writer.commit(List.of(range(5, 6)), List.of());

        assertThat(open().view().positions()).containsEntry(new SourcePartition(LakeBench.TOPIC, 0), 6L);
    }

    @Test
    void whoeverLosesTheRaceHasNothingInTheLake() throws IOException {
        LakeWriter paused = open();
        LakeWriter successor = openAs("other");
        commit(successor, 0, 5);

        CommitOutcome outcome = commit(paused, 0, 3);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LostRace.class,
                        lost -> assertThat(lost.winner().writer()).startsWith("other."));
        assertThat(open().view().position(new SourcePartition(LakeBench.TOPIC, 0)))
                .hasValue(5);
        try (var files = Files.walk(layout.root().resolve("silver"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void aRangeThatLeavesAHoleIsRefused() throws IOException {
        LakeWriter writer = open();
        commit(writer, 0, 5);

        assertThatThrownBy(() -> writer.commit(List.of(range(7, 9)), List.of()))
                .hasMessage("range of github.silver.push.v1-0 starts at 7, but the lake ends at 5");
    }

    @Test
    void anotherClusterIsRefused() throws IOException {
        commit(open(), 0, 5);

        assertThatThrownBy(() -> open(new LakeIdentity("cluster-2", 2)))
                .isInstanceOf(LakeRefusal.class)
                .hasMessageStartingWith(
                        "the lake was filled from Kafka cluster cluster-1, but this one is cluster-2; ");
    }

    @Test
    void anotherPartitionCountIsRefused() throws IOException {
        commit(open(), 0, 5);

        assertThatThrownBy(() -> open(new LakeIdentity("cluster-1", 4)))
                .isInstanceOf(LakeRefusal.class)
                .hasMessageStartingWith("the lake was filled from topics of 2 partitions, but they now have 4; ");
    }

    @Test
    void scratchOfEarlierRunsIsClearedAndThatOfOthersIsNot() throws IOException {
        Path mine = open().scratchFile();
        Path others = openAs("other").scratchFile();
        Files.writeString(mine, "half a file");
        Files.writeString(others, "half a file");

        open();

        assertThat(mine.getParent()).doesNotExist();
        assertThat(others).exists();
    }

    @Test
    void aDamagedFileOfTheLastCommitIsRefused() throws IOException {
        LakeView view = ((Committed) commit(open(), 0, 5)).view();
        Path file = layout.file(view.files("push", HOUR, Instant.MAX).get(0).path());
        Files.writeString(file, "rows 0 to 6");

        assertThatThrownBy(this::open)
                .isInstanceOf(LakeRefusal.class)
                .hasMessageContainingAll(file.toString(), "(11 bytes), but manifest entry 1 says");
    }

    @Test
    void aFailingDiskLeavesTheLakeAsItWas() throws IOException {
        LakeWriter writer = open();
        commit(writer, 0, 5);
        StagedFile gone = new StagedFile(writer.scratchFile(), "push", HOUR, 1, HOUR, HOUR);

        assertThatThrownBy(() -> writer.commit(List.of(range(5, 6)), List.of(gone)))
                .isInstanceOf(IOException.class);

        assertThat(open().view().seq()).isEqualTo(1);
    }

    private LakeWriter open() throws IOException {
        return openAs("sink");
    }

    private LakeWriter openAs(String name) throws IOException {
        return LakeWriter.open(
                layout, Fs.real(), LakeBench.IDENTITY, new WriterId(name, "run" + runs++), LakeBench.CLOCK);
    }

    private LakeWriter open(LakeIdentity identity) throws IOException {
        return LakeWriter.open(layout, Fs.real(), identity, new WriterId("sink", "run" + runs++), LakeBench.CLOCK);
    }

    private static CommitOutcome commit(LakeWriter writer, long first, long next) throws IOException {
        Path scratch = writer.scratchFile();
        Files.writeString(scratch, "rows " + first + " to " + next);
        StagedFile file = new StagedFile(scratch, "push", HOUR, next - first, HOUR, HOUR.plusSeconds(1));
        return writer.commit(List.of(range(first, next)), List.of(file));
    }

    private static OffsetRange range(long first, long next) {
        return new OffsetRange(LakeBench.TOPIC, 0, first, next);
    }
}
