package dev.sluice.sink.watermark;

import java.util.Optional;

/** Where claims about completeness come from. */
@FunctionalInterface
public interface WatermarkSource {

    /** A new claim; empty as long as nothing can be said. May block, and throws what Kafka or the registry throw. */
    Optional<WatermarkClaim> read();
}
