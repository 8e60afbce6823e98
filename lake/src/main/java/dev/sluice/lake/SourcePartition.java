package dev.sluice.lake;

/**
 * One partition of one topic that feeds the lake.
 *
 * @param topic the topic's name
 * @param partition the partition's number, from 0
 */
public record SourcePartition(String topic, int partition) {

    @Override
    public String toString() {
        return topic + "-" + partition;
    }
}
