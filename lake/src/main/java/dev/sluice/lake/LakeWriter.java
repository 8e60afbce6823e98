package dev.sluice.lake;

import dev.sluice.lake.CommitOutcome.Committed;
import dev.sluice.lake.CommitOutcome.LostRace;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Commits Parquet files and the offsets they cover in one step. Used by one thread.
 *
 * <pre>
 * caller    write and close a scratch file
 * commit    force the file, take its SHA-256      damaged later? the manifest knows
 *           rename into silver/, force directories  visible to nobody: readers follow the manifest
 *           write and force the entry in scratch
 *           link it into _manifest/                 the commit, put-if-absent: exactly here it is decided
 *           force _manifest/                        and here it is durable
 * </pre>
 *
 * <p>When a method throws IOException, what became of the commit is unknown: close the writer and open a new one, whose
 * {@link #view} tells.
 */
public final class LakeWriter implements AutoCloseable {

    private final LakeLayout layout;
    private final Fs fs;
    private final LakeIdentity identity;
    private final WriterId id;
    private final Clock clock;
    private final ManifestLog log;
    private final DirectoryForcer directories;
    private LakeView view = LakeView.EMPTY;
    private long scratchFiles;
    private int orphansDeleted;

    private LakeWriter(LakeLayout layout, Fs fs, LakeIdentity identity, WriterId id, Clock clock) {
        this.layout = layout;
        this.fs = fs;
        this.identity = identity;
        this.id = id;
        this.clock = clock;
        this.log = new ManifestLog(layout, fs);
        this.directories = new DirectoryForcer(fs, layout.root().getParent());
    }

    /**
     * Opens a lake for writing, creating it if need be, and clears away the scratch of earlier runs of this writer
     * and old files that no entry names.
     *
     * @throws LakeRefusal if the manifest is damaged, or the lake belongs to another cluster or partition count
     */
    public static LakeWriter open(LakeLayout layout, Fs fs, LakeIdentity identity, WriterId id, Clock clock)
            throws IOException {
        LakeWriter writer = new LakeWriter(layout, fs, identity, id, clock);
        writer.prepare();
        return writer;
    }

    private void prepare() throws IOException {
        directories.create(layout.manifest());
        directories.create(layout.scratch());
        for (Path old : fs.list(layout.scratch())) {
            if (id.ownsScratch(old.getFileName().toString())) {
                deleteScratch(old);
            }
        }
        directories.create(layout.scratch(id));
        // A killed run may have linked an entry without forcing it; what is built on it must not outlive it.
        directories.force(Set.of(layout.manifest()));
        view = log.readAll();
        identity.check(view);
        checkFilesOfLastEntry();
        orphansDeleted = new Orphans(layout, fs, log).delete(view, clock.instant());
    }

    /** The lake as of the last commit that this writer knows. */
    public LakeView view() {
        return view;
    }

    /** How many files of killed runs, older than an hour and in no entry, were cleared away when the lake was opened. */
    public int orphansDeleted() {
        return orphansDeleted;
    }

    /** A path for a new Parquet file, on the lake's file system and invisible to readers. */
    public Path scratchFile() {
        return layout.scratch(id).resolve(scratchFiles++ + ".parquet");
    }

    /**
     * Puts files into the lake together with the offsets that they cover.
     *
     * @param ranges what is covered; each starts where the lake's position of that partition is
     * @param files closed scratch files; none when the ranges hold transaction markers only
     */
    public CommitOutcome commit(List<OffsetRange> ranges, List<StagedFile> files) throws IOException {
        ranges.forEach(this::checkFollows);
        List<DataFile> adds = moveIntoPlace(files);
        ManifestEntry entry = entry(ranges, adds);
        byte[] json = ManifestCodec.encode(entry);
        if (!append(entry.seq(), json)) {
            discard(adds);
            return new LostRace(log.entry(entry.seq()));
        }
        view = view.plus(entry, Digest.of(json).sha256());
        return new Committed(view);
    }

    private void checkFollows(OffsetRange range) {
        view.position(range.source()).ifPresent(next -> {
            if (range.first() != next) {
                throw new IllegalArgumentException("range of " + range.source() + " starts at " + range.first()
                        + ", but the lake ends at " + next);
            }
        });
    }

    private List<DataFile> moveIntoPlace(List<StagedFile> files) throws IOException {
        for (StagedFile file : files) {
            fs.forceFile(file.scratch());
        }
        List<DataFile> adds = new ArrayList<>(files.size());
        Set<Path> changed = new LinkedHashSet<>();
        for (StagedFile file : files) {
            DataFile added = describe(file, adds.size());
            Path target = layout.file(added.path());
            directories.create(target.getParent());
            fs.rename(file.scratch(), target);
            changed.add(target.getParent());
            adds.add(added);
        }
        directories.force(changed);
        return adds;
    }

    private DataFile describe(StagedFile file, int index) throws IOException {
        String name = "%020d-%s-%d.parquet".formatted(view.seq() + 1, id, index);
        Digest digest = Digest.of(fs, file.scratch());
        return new DataFile(
                layout.hourDirectory(file.dataset(), file.hour()) + "/" + name,
                file.dataset(),
                file.hour(),
                file.rows(),
                digest.bytes(),
                digest.sha256(),
                file.minTime(),
                file.maxTime());
    }

    private ManifestEntry entry(List<OffsetRange> ranges, List<DataFile> adds) {
        return new ManifestEntry(
                view.seq() + 1,
                view.sha256(),
                identity.clusterId(),
                identity.partitionCount(),
                id.toString(),
                ranges,
                adds,
                List.of(),
                clock.instant());
    }

    /** Returns false if the number is taken. Each entry has a draft of its own: a link shares the bytes of its draft. */
    private boolean append(long seq, byte[] json) throws IOException {
        Path draft = layout.scratch(id).resolve(seq + ".json");
        fs.write(draft, json);
        fs.forceFile(draft);
        boolean first = linkIfAbsent(draft, layout.entry(seq));
        if (first) {
            fs.forceDirectory(layout.manifest());
        }
        fs.delete(draft);
        return first;
    }

    private boolean linkIfAbsent(Path draft, Path entry) throws IOException {
        try {
            fs.link(draft, entry);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    private void discard(List<DataFile> adds) throws IOException {
        for (DataFile file : adds) {
            fs.delete(layout.file(file.path()));
        }
    }

    /** Only the last commit can have met a power cut; older files are the business of {@code sluice doctor}. */
    private void checkFilesOfLastEntry() throws IOException {
        if (view.seq() == 0) {
            return;
        }
        for (DataFile file : log.entry(view.seq()).adds()) {
            Path path = layout.file(file.path());
            Digest found = fs.exists(path) ? Digest.of(fs, path) : new Digest(0, "none: there is no such file");
            if (!found.sha256().equals(file.sha256())) {
                throw new LakeRefusal("lake file " + path + " has SHA-256 " + found.sha256() + " (" + found.bytes()
                        + " bytes), but manifest entry " + view.seq() + " says " + file.sha256() + " (" + file.bytes()
                        + " bytes); restore the file from a copy, or start again with an empty lake");
            }
        }
    }

    private void deleteScratch(Path directory) throws IOException {
        for (Path file : fs.list(directory)) {
            fs.delete(file);
        }
        fs.delete(directory);
    }

    /** Clears away the scratch of this run. */
    @Override
    public void close() throws IOException {
        deleteScratch(layout.scratch(id));
    }
}
