package dev.sluice.ingester.archive;

import dev.sluice.ingester.archive.BackfillPlan.Fate;
import dev.sluice.ingester.archive.BackfillPlan.Planned;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Makes plans: from where sources stand, and from what the server says of those that are not done. */
final class BackfillPlanner {
    private final Versions versions;
    private final Instant now;

    private BackfillPlanner(Versions versions, Instant now) {
        this.versions = versions;
        this.now = now;
    }

    static BackfillPlan plan(
            ArchiveConfig config,
            Function<String, Optional<IngestPosition>> positions,
            Versions versions,
            Clock clock) {
        var planner = new BackfillPlanner(versions, clock.instant());
        ExecutorService threads = Executors.newFixedThreadPool(config.parallel());
        try {
            List<CompletableFuture<Planned>> hours = config.range().hours().stream()
                    .map(hour -> planner.begin(hour, positions.apply(HourSource.id(hour, config.repos())), threads))
                    .toList();
            return new BackfillPlan(hours.stream().map(CompletableFuture::join).toList());
        } finally {
            threads.shutdownNow();
        }
    }

    private CompletableFuture<Planned> begin(
            ArchiveHour hour, Optional<IngestPosition> stood, ExecutorService threads) {
        return CompletableFuture.supplyAsync(() -> plan(hour, stood), threads);
    }

    private Planned plan(ArchiveHour hour, Optional<IngestPosition> stood) {
        SourceState state = stood.map(IngestPosition::getState).orElse(SourceState.UNKNOWN);
        if (state == SourceState.DONE) {
            return new Planned(hour, Fate.DONE, OptionalLong.empty(), "");
        }
        if (now.isBefore(hour.settledAt())) {
            return new Planned(hour, Fate.TOO_EARLY, OptionalLong.empty(), "asked for from " + hour.settledAt());
        }
        Instant retryAt = stood.map(IngestPosition::getRetryAt).orElse(Instant.MIN);
        if (state == SourceState.MISSING && now.isBefore(retryAt)) {
            return new Planned(hour, Fate.MISSING, OptionalLong.empty(), "asked for again from " + retryAt);
        }
        return asked(hour, state);
    }

    private Planned asked(ArchiveHour hour, SourceState state) {
        Versions.Found found = versions.find(hour);
        if (found instanceof Versions.Found.There there) {
            boolean begun = state == SourceState.READING || state == SourceState.FAULTY;
            return new Planned(
                    hour, begun ? Fate.GO_ON : Fate.NEW, there.version().size(), "");
        }
        return found instanceof Versions.Found.Unknown unknown
                ? new Planned(hour, Fate.UNKNOWN, OptionalLong.empty(), unknown.why())
                : new Planned(hour, Fate.MISSING, OptionalLong.empty(), "the server does not have it");
    }
}
