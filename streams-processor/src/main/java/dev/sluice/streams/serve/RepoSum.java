package dev.sluice.streams.serve;

import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.queries.RepoCount;
import dev.sluice.streams.count.RepoActivity;
import dev.sluice.streams.count.RepoLabel;
import java.util.HashMap;
import java.util.Map;

/** Adds the hours of one repository up. */
final class RepoSum {
    private final long repoId;
    private final Map<String, Long> byType = new HashMap<>();
    private RepoLabel label;

    RepoSum(long repoId) {
        this.repoId = repoId;
    }

    void add(RepoActivity hour, BotFilter bots) {
        label = label == null
                ? hour.label()
                : label.newest(hour.label().seenAt(), hour.label().name());
        hour.counts().forEach((type, actor, events) -> {
            if (bots.accepts(actor)) {
                byType.merge(type.githubName(), events, Long::sum);
            }
        });
    }

    RepoCount row() {
        long events = byType.values().stream().mapToLong(Long::longValue).sum();
        return new RepoCount(repoId, label == null ? null : label.name(), events, byType);
    }
}
