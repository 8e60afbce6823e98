package dev.sluice.lake;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Files below {@code silver/} that no manifest entry names: a run was killed between moving them there and its commit.
 * Nobody reads them; they only take space. A young one may belong to a commit that another writer is about to make.
 */
final class Orphans {

    /** No commit takes so long from its first file to its entry. */
    static final Duration SPARED_FOR = Duration.ofHours(1);

    private final LakeLayout layout;
    private final Fs fs;
    private final ManifestLog log;

    Orphans(LakeLayout layout, Fs fs, ManifestLog log) {
        this.layout = layout;
        this.fs = fs;
        this.log = log;
    }

    /** Deletes those older than an hour; how many there were. */
    int delete(LakeView view, Instant now) throws IOException {
        Set<Path> suspects = suspects(view, now.minus(SPARED_FOR));
        if (!suspects.isEmpty()) {
            clearThoseOfEntries(suspects, view.seq());
        }
        for (Path orphan : suspects) {
            fs.delete(orphan);
        }
        return suspects.size();
    }

    private Set<Path> suspects(LakeView view, Instant limit) throws IOException {
        Set<Path> suspects = new HashSet<>();
        for (Path dataset : fs.list(layout.silver())) {
            Set<Path> known = view.files(dataset.getFileName().toString(), Instant.MIN, Instant.MAX).stream()
                    .map(file -> layout.file(file.path()))
                    .collect(toSet());
            for (Path day : fs.list(dataset)) {
                for (Path hour : fs.list(day)) {
                    addOld(fs.list(hour), known, limit, suspects);
                }
            }
        }
        return suspects;
    }

    private void addOld(Iterable<Path> files, Set<Path> known, Instant limit, Set<Path> suspects) throws IOException {
        for (Path file : files) {
            if (!known.contains(file) && fs.lastModified(file).isBefore(limit)) {
                suspects.add(file);
            }
        }
    }

    /** A file that an entry added and a later one removed is no orphan: readers of an older view may still want it. */
    private void clearThoseOfEntries(Set<Path> suspects, long lastSeq) throws IOException {
        for (long seq = 1; seq <= lastSeq; seq++) {
            log.entry(seq).adds().forEach(file -> suspects.remove(layout.file(file.path())));
        }
    }
}
