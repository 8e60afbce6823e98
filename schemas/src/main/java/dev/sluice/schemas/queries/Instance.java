package dev.sluice.schemas.queries;

import dev.sluice.schemas.PartitionProgress;
import java.util.List;

/**
 * A streams-processor about itself.
 *
 * @param lane prefix of the lane that it serves
 * @param state of Kafka Streams, such as RUNNING or REBALANCING
 * @param url of this instance's internal port
 * @param peers internal ports of all instances of the lane, this one included
 * @param partitionsTotal bronze partitions of the lane
 * @param progress of the bronze partitions that this instance owns and can answer for
 * @param remembered what it recognises duplicates by; null from an instance that does not tell
 */
public record Instance(
        String lane,
        String state,
        String url,
        List<String> peers,
        int partitionsTotal,
        List<PartitionProgress> progress,
        List<Remembered> remembered) {}
