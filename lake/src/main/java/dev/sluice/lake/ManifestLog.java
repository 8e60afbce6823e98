package dev.sluice.lake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads manifest entries in their order and refuses the first that does not follow from the one before. */
final class ManifestLog {

    private static final String RESTORE =
            "restore the _manifest directory from a copy, or start again with an empty lake and let the sink read silver"
                    + " from its beginning";

    private final LakeLayout layout;
    private final Fs fs;

    ManifestLog(LakeLayout layout, Fs fs) {
        this.layout = layout;
        this.fs = fs;
    }

    /** The whole lake, from the first entry on; also refuses when entries are left behind a hole. */
    LakeView readAll() throws IOException {
        LakeView view = follow(LakeView.EMPTY);
        List<Path> entries = fs.list(layout.manifest()).stream()
                .filter(path -> path.toString().endsWith(".json"))
                .toList();
        if (!entries.isEmpty() && entries.get(entries.size() - 1).compareTo(layout.entry(view.seq())) > 0) {
            throw new LakeRefusal("manifest entry " + layout.entry(view.seq() + 1) + " is missing, but "
                    + entries.get(entries.size() - 1) + " is there; " + RESTORE);
        }
        return view;
    }

    /** The lake after all entries that follow a view; the same view if there is none. */
    LakeView follow(LakeView view) throws IOException {
        List<ManifestEntry> entries = new ArrayList<>();
        Map<SourcePartition, Long> positions = new HashMap<>(view.positions());
        String sha256 = view.sha256();
        for (long seq = view.seq() + 1; fs.exists(layout.entry(seq)); seq++) {
            byte[] json = bytes(seq);
            ManifestEntry entry = decode(seq, json);
            checkFollows(entry, seq, sha256);
            entry.ranges().forEach(range -> checkContiguous(range, entry, positions));
            entries.add(entry);
            sha256 = Digest.of(json).sha256();
        }
        return entries.isEmpty() ? view : view.plus(entries, sha256);
    }

    /** The entry of that number, which must be there. */
    ManifestEntry entry(long seq) throws IOException {
        return decode(seq, bytes(seq));
    }

    /** The bytes of the entry of that number. */
    byte[] bytes(long seq) throws IOException {
        try (InputStream in = fs.open(layout.entry(seq))) {
            return in.readAllBytes();
        }
    }

    private ManifestEntry decode(long seq, byte[] json) {
        try {
            return ManifestCodec.decode(json);
        } catch (IOException | IllegalArgumentException e) {
            throw new LakeRefusal(
                    "manifest entry " + layout.entry(seq) + " (" + json.length + " bytes) does not read as an entry: "
                            + e.getMessage() + "; " + RESTORE,
                    e);
        }
    }

    private void checkFollows(ManifestEntry entry, long seq, String sha256) {
        if (entry.seq() != seq) {
            throw new LakeRefusal("manifest entry " + layout.entry(seq) + " says it is number " + entry.seq()
                    + ", expected " + seq + "; " + RESTORE);
        }
        if (!entry.prevSha256().equals(sha256)) {
            throw new LakeRefusal("manifest entry " + layout.entry(seq) + " follows an entry of SHA-256 "
                    + entry.prevSha256() + ", but the one before it has " + sha256 + "; " + RESTORE);
        }
    }

    private void checkContiguous(OffsetRange range, ManifestEntry entry, Map<SourcePartition, Long> positions) {
        Long next = positions.put(range.source(), range.next());
        if (next != null && next != range.first()) {
            throw new LakeRefusal("manifest entry " + layout.entry(entry.seq()) + " covers " + range.source() + " from "
                    + range.first() + ", but the lake ends at " + next + "; " + RESTORE);
        }
    }
}
