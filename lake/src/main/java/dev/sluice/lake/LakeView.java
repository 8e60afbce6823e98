package dev.sluice.lake;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The lake after some manifest entry. It never changes and is safe to share between threads. */
public final class LakeView {

    /** A lake without entries. */
    static final LakeView EMPTY =
            new LakeView(0, ManifestEntry.NO_PREVIOUS, new LakeIdentity("", 0), Map.of(), FileIndex.EMPTY);

    private final long seq;
    private final String sha256;
    private final LakeIdentity identity;
    private final Map<SourcePartition, Long> positions;
    private final FileIndex index;

    private LakeView(
            long seq, String sha256, LakeIdentity identity, Map<SourcePartition, Long> positions, FileIndex index) {
        this.seq = seq;
        this.sha256 = sha256;
        this.identity = identity;
        this.positions = positions;
        this.index = index;
    }

    /** The number of the last entry; 0 if there is none. */
    public long seq() {
        return seq;
    }

    /** The SHA-256 of the last entry's file; 64 zeros if there is none. Equal values mean equal lakes. */
    public String sha256() {
        return sha256;
    }

    /** The Kafka cluster and partition count of the entries; meaningless if there is none. */
    public LakeIdentity identity() {
        return identity;
    }

    /** The offset to go on from, for each partition that some entry covers. */
    public Map<SourcePartition, Long> positions() {
        return positions;
    }

    /** The offset to go on from; empty if no entry covers the partition. */
    public OptionalLong position(SourcePartition source) {
        Long next = positions.get(source);
        return next == null ? OptionalLong.empty() : OptionalLong.of(next);
    }

    /** The event hours of which a dataset has files, oldest first. */
    public List<Instant> hours(String dataset) {
        return index.hours(dataset);
    }

    /** A dataset's files of the event hours from one, up to and not including another. */
    public List<DataFile> files(String dataset, Instant fromHour, Instant toHour) {
        return index.files(dataset, fromHour, toHour);
    }

    /** The lake after one entry more. */
    LakeView plus(ManifestEntry entry, String entrySha256) {
        return plus(List.of(entry), entrySha256);
    }

    /** The lake after further entries, which the caller has found to follow this view. */
    LakeView plus(List<ManifestEntry> entries, String lastSha256) {
        Map<SourcePartition, Long> next = new HashMap<>(positions);
        entries.forEach(entry -> entry.ranges().forEach(range -> next.put(range.source(), range.next())));
        ManifestEntry last = entries.get(entries.size() - 1);
        return new LakeView(last.seq(), lastSha256, last.identity(), Map.copyOf(next), index.plus(entries));
    }
}
