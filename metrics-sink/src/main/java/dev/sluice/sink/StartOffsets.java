package dev.sluice.sink;

import dev.sluice.lake.LakeView;
import dev.sluice.lake.SourcePartition;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Where reading goes on: the lake's positions, never the group's, which are for monitoring only. */
final class StartOffsets {

    private StartOffsets() {}

    /**
     * The offset for each of these partitions.
     *
     * @param beginnings of the partitions as they are in Kafka
     * @param ends likewise, of committed records. What the lake holds was read as committed, and the end of that never goes back behind it: asked
     *     40,000 times around 25 kills of a broker with open transactions, it did not once. (The ingester must see what others have committed,
     *     which that end may not show yet; so it asks for the end of all that was written.)
     * @throws SinkRefusal if Kafka has deleted what the lake does not have, or has less than the lake
     */
    static Map<TopicPartition, Long> of(
            Collection<TopicPartition> partitions,
            LakeView lake,
            Map<TopicPartition, Long> beginnings,
            Map<TopicPartition, Long> ends) {
        return partitions.stream()
                .collect(Collectors.toMap(Function.identity(), p -> start(p, lake, beginnings.get(p), ends.get(p))));
    }

    private static long start(TopicPartition partition, LakeView lake, long beginning, long end) {
        // An empty lake takes what is there; any other has seen, or must see, the partition from offset 0.
        long next = lake.position(source(partition)).orElse(lake.seq() == 0 ? beginning : 0);
        if (next < beginning) {
            throw new SinkRefusal("data loss: the lake ends at offset " + next + " of " + partition
                    + ", but Kafka begins at " + beginning + "; " + (beginning - next)
                    + " offsets were deleted before they were stored. Start with an empty data directory and feed the"
                    + " sources again");
        }
        if (next > end) {
            throw new SinkRefusal("the lake ends at offset " + next + " of " + partition + ", but Kafka ends at " + end
                    + ": the topic was made again. Start with an empty data directory");
        }
        return next;
    }

    static SourcePartition source(TopicPartition partition) {
        return new SourcePartition(partition.topic(), partition.partition());
    }
}
