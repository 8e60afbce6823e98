package dev.sluice.sink.watermark;

import dev.sluice.lake.LakeView;
import dev.sluice.lake.SourcePartition;
import java.time.Instant;
import java.util.Map;

/**
 * Every event before a time lies in silver below these ends. It holds for gold too, once the lake has reached the ends
 * and gold holds the lake.
 *
 * @param watermark the time
 * @param silverEnds ends of the silver partitions, taken after the time was known; uncommitted records included
 */
public record WatermarkClaim(Instant watermark, Map<SourcePartition, Long> silverEnds) {

    public WatermarkClaim {
        silverEnds = Map.copyOf(silverEnds);
    }

    /** Whether the lake has everything below the ends. */
    public boolean isReachedBy(LakeView lake) {
        return silverEnds.entrySet().stream()
                .allMatch(end -> lake.position(end.getKey()).orElse(0) >= end.getValue());
    }
}
