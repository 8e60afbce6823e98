package dev.sluice.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a lake that another process may be writing. Safe to use from many threads. */
public final class LakeReader {

    private final ManifestLog log;
    private volatile LakeView view;

    private LakeReader(ManifestLog log, LakeView view) {
        this.log = log;
        this.view = view;
    }

    /**
     * Reads the whole manifest. A lake that does not exist yet is one without entries.
     *
     * @throws LakeRefusal if an entry is missing, torn or does not follow from the one before
     */
    public static LakeReader open(LakeLayout layout, Fs fs) throws IOException {
        ManifestLog log = new ManifestLog(layout, fs);
        return new LakeReader(log, log.readAll());
    }

    /** The lake as last read. */
    public LakeView view() {
        return view;
    }

    /** Reads what was committed since; costs one look for a file when there is nothing. */
    public synchronized LakeView refresh() throws IOException {
        view = log.follow(view);
        return view;
    }

    /** The entries behind a number, up to and with the last one of {@link #view}, in their order. */
    public List<ManifestEntry> entriesSince(long seq) throws IOException {
        List<ManifestEntry> entries = new ArrayList<>();
        long last = view.seq();
        for (long next = seq + 1; next <= last; next++) {
            entries.add(log.entry(next));
        }
        return entries;
    }

    /** The SHA-256 of the file of an entry that {@link #view} includes. */
    public String sha256(long seq) throws IOException {
        return seq == 0 ? ManifestEntry.NO_PREVIOUS : Digest.of(log.bytes(seq)).sha256();
    }
}
