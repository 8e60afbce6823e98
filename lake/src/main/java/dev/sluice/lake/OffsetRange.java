package dev.sluice.lake;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * The part of a partition that one commit covers: every offset from {@code first} up to, not including, {@code next}.
 *
 * @param topic the topic's name
 * @param partition the partition's number
 * @param first the first offset covered; the previous entry's {@code next} of this partition
 * @param next the consumer's position: the offset to go on from. Not the last record plus one, because transaction markers
 *     take offsets too
 */
public record OffsetRange(String topic, int partition, long first, long next) {

    public OffsetRange {
        if (first < 0 || next <= first) {
            throw new IllegalArgumentException("offset range of %s-%d is [%d, %d), expected 0 <= first < next"
                    .formatted(topic, partition, first, next));
        }
    }

    /** The partition that the range belongs to. */
    @JsonIgnore
    public SourcePartition source() {
        return new SourcePartition(topic, partition);
    }
}
