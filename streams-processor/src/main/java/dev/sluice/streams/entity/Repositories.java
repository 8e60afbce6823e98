package dev.sluice.streams.entity;

import dev.sluice.gold.Repository;
import dev.sluice.silver.Envelope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the events of a repository tell of it, whatever the order in which they come. */
final class Repositories {
    private Repositories() {}

    /** Hash of what an event says of its repository. */
    static int labels(Envelope event) {
        return Objects.hash(event.getRepoName(), event.getOrgId(), event.getOrgLogin());
    }

    /**
     * With one more event of it.
     *
     * @param before null where this is the first
     * @return empty where the event tells nothing that is worth another record
     */
    static Optional<Repository> plus(Repository before, Envelope event) {
        var at = event.getCreatedAt();
        if (before == null) {
            var names = SeenNames.plus(List.of(), event.getRepoName(), at);
            return Optional.of(new Repository(
                    event.getRepoId(), event.getRepoName(), names, event.getOrgId(), event.getOrgLogin(), at, at));
        }
        var names = SeenNames.plus(before.getNames(), event.getRepoName(), at);
        boolean newest = !at.isBefore(before.getLastSeen());
        var after = new Repository(
                before.getId(),
                SeenNames.newest(names),
                names,
                newest ? event.getOrgId() : before.getOrgId(),
                newest ? event.getOrgLogin() : before.getOrgLogin(),
                SeenNames.least(before.getFirstSeen(), at),
                SeenNames.greatest(before.getLastSeen(), at));
        return tellsMore(before, after) ? Optional.of(after) : Optional.empty();
    }

    private static boolean tellsMore(Repository before, Repository after) {
        return SeenNames.differ(before.getNames(), after.getNames())
                || !Objects.equals(before.getOrgId(), after.getOrgId())
                || !Objects.equals(before.getOrgLogin(), after.getOrgLogin())
                || !before.getFirstSeen().equals(after.getFirstSeen())
                || !after.getLastSeen().isBefore(before.getLastSeen().plus(SeenNames.AGAIN_AFTER));
    }
}
