package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is cleared away of runs that were killed before their commit, and what is left alone. */
class OrphansTest {

    private static final Instant HOUR = LakeBench.START;
    private final Instant now = LakeBench.CLOCK.instant();

    @TempDir
    private Path data;

    @Test
    void aFileThatNoEntryNamesGoesWhenItIsOlderThanAnHour() throws IOException {
        Path orphan = file("push", "left-behind.parquet", Duration.ofMinutes(61));

        assertThat(open().orphansDeleted()).isEqualTo(1);

        assertThat(orphan).doesNotExist();
    }

    @Test
    void aYoungOneMayBeOfACommitUnderWay() throws IOException {
        Path young = file("push", "on-its-way.parquet", Duration.ofMinutes(59));

        assertThat(open().orphansDeleted()).isZero();

        assertThat(young).exists();
    }

    @Test
    void whatIsInTheLakeStaysHoweverOldItIs() throws IOException {
        LakeWriter writer = open();
        Path scratch = Files.writeString(writer.scratchFile(), "rows");
        writer.commit(
                List.of(new OffsetRange(LakeBench.TOPIC, 0, 0, 1)),
                List.of(new StagedFile(scratch, "push", HOUR, 1, HOUR, HOUR)));
        Path stored = new LakeLayout(data)
                .file(writer.view().files("push", HOUR, Instant.MAX).get(0).path());
        age(stored, Duration.ofDays(400));
        Path beside = file("push", "left-behind.parquet", Duration.ofDays(400));

        assertThat(open().orphansDeleted()).isEqualTo(1);

        assertThat(stored).exists();
        assertThat(beside).doesNotExist();
    }

    @Test
    void aFileThatALaterEntryRemovedIsNoOrphan() throws IOException {
        Path replaced = file("push", "replaced.parquet", Duration.ofDays(2));
        LakeLayout layout = new LakeLayout(data);
        String path =
                data.toAbsolutePath().relativize(replaced.toAbsolutePath()).toString();
        DataFile file = new DataFile(path, "push", HOUR, 1, 4, "0".repeat(64), HOUR, HOUR);
        Files.createDirectories(layout.manifest());
        byte[] first = entry(1, ManifestEntry.NO_PREVIOUS, List.of(file), List.of());
        Files.write(layout.entry(1), first);
        Files.write(layout.entry(2), entry(2, Digest.of(first).sha256(), List.of(), List.of(path)));

        assertThat(open().orphansDeleted()).isZero();

        assertThat(replaced).exists();
    }

    @Test
    void whatARunLeavesThatIsKilledBeforeItsCommitIsClearedAwayByTheNext() throws IOException {
        PowerLossFs fs = new PowerLossFs();
        LakeBench bench = new LakeBench(fs);
        bench.runUntilKilled(op -> op.is("rename", ".parquet"));
        Path orphan = fs.ops().get(fs.ops().size() - 1).path();
        fs.restart();
        assertThat(fs.exists(orphan)).isTrue();

        bench.run();

        assertThat(fs.exists(orphan)).isFalse();
        bench.checkComplete();
    }

    private LakeWriter open() throws IOException {
        return LakeWriter.open(
                new LakeLayout(data), Fs.real(), LakeBench.IDENTITY, new WriterId("sink", "run"), LakeBench.CLOCK);
    }

    private byte[] entry(long seq, String previous, List<DataFile> adds, List<String> removes) throws IOException {
        return ManifestCodec.encode(
                new ManifestEntry(seq, previous, "cluster-1", 2, "sink.run0", List.of(), adds, removes, now));
    }

    private Path file(String dataset, String name, Duration old) throws IOException {
        Path folder = Files.createDirectories(data.resolve("silver/" + dataset + "/date=2016-01-01/hour=01"));
        return age(Files.writeString(folder.resolve(name), "rows"), old);
    }

    private Path age(Path file, Duration old) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(now.minus(old)));
    }
}
