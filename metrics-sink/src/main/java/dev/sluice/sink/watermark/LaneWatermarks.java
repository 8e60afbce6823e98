package dev.sluice.sink.watermark;

import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.serdes.AvroSerdes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The claim of the first lane that can make one. The state stores answer from the watermark on, and they know the live lane
 * alone; where that has read nothing, history's claim lets gold answer for all that history brought.
 *
 * @param lanes one per lane, the live one first
 */
public record LaneWatermarks(List<KafkaWatermarks> lanes) implements WatermarkSource, AutoCloseable {
    /**
     * Of these lanes.
     *
     * @param grace how much later than its successors an event may come
     */
    public static LaneWatermarks of(KafkaSettings kafka, AvroSerdes serdes, List<Lane> lanes, Duration grace) {
        return new LaneWatermarks(lanes.stream()
                .map(lane -> new KafkaWatermarks(kafka, serdes, lane, grace))
                .toList());
    }

    @Override
    public Optional<WatermarkClaim> read() {
        return lanes.stream()
                .map(KafkaWatermarks::read)
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public void close() {
        lanes.forEach(KafkaWatermarks::close);
    }
}
