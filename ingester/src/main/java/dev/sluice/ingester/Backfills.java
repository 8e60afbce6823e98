package dev.sluice.ingester;

import dev.sluice.ingester.archive.Archive;
import dev.sluice.ingester.archive.BackfillPlan;
import dev.sluice.ops.IngestPosition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What reading the archive would do, found out without reading anything. */
public final class Backfills {
    private Backfills() {}

    /** Where nothing was ever read. */
    public static BackfillPlan fresh(IngesterConfig config, Clock clock) {
        return plan(config, clock, Map.of());
    }

    /** Beside what was read before, as the positions in Kafka say. */
    public static BackfillPlan resumed(IngesterConfig config, Clock clock) {
        try (var slots = Connection.open(config.kafka(), config.lane(), config.stateDir(), new SimpleMeterRegistry())) {
            return plan(config, clock, slots.standing());
        }
    }

    private static BackfillPlan plan(IngesterConfig config, Clock clock, Map<String, IngestPosition> standing) {
        try (var archive = Archive.open(config.archive(), Archive.client(config.archive()), clock, source -> false)) {
            return archive.plan(source -> Optional.ofNullable(standing.get(source)));
        }
    }
}
