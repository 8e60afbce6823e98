package dev.sluice.lake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;

/**
 * One commit. The entries in the order of their numbers are the lake: a file that no entry adds does not exist, whatever a
 * directory listing says.
 *
 * @param seq the commit's number: 1, 2, 3 … without holes
 * @param prevSha256 the SHA-256 of the previous entry's file; 64 zeros for the first
 * @param clusterId the Kafka cluster whose offsets these are
 * @param partitionCount the partitions of each topic; another count would move keys to other partitions
 * @param writer who committed
 * @param ranges what the commit covers, at most one range for each partition
 * @param adds files that are in the lake from this commit on
 * @param removes paths of files that are no longer in the lake; compaction adds one file and removes many
 * @param at when, by the writer's clock; for people, nothing is decided by it
 */
@JsonPropertyOrder({"seq", "prevSha256", "clusterId", "partitionCount", "writer", "ranges", "adds", "removes", "at"})
public record ManifestEntry(
        long seq,
        String prevSha256,
        String clusterId,
        int partitionCount,
        String writer,
        List<OffsetRange> ranges,
        List<DataFile> adds,
        List<String> removes,
        Instant at) {

    /** What the first entry has in place of a previous one. */
    static final String NO_PREVIOUS = "0".repeat(64);

    public ManifestEntry {
        ranges = List.copyOf(ranges);
        adds = List.copyOf(adds);
        removes = List.copyOf(removes);
    }

    /** The cluster and partition count that the offsets belong to. */
    @JsonIgnore
    public LakeIdentity identity() {
        return new LakeIdentity(clusterId, partitionCount);
    }
}
