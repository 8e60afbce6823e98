package dev.sluice.streams.entity;

import dev.sluice.gold.Actor;
import java.util.List;
import java.util.Optional;

/** What the events of an actor tell of it, whatever the order in which they come. */
final class Actors {
    private Actors() {}

    /**
     * Seen once more.
     *
     * @param before null where this is the first time
     * @return empty where it tells nothing that is worth another record
     */
    static Optional<Actor> plus(Actor before, Sighting sighting) {
        var at = sighting.at();
        if (before == null) {
            var logins = SeenNames.plus(List.of(), sighting.login(), at);
            return Optional.of(new Actor(sighting.id(), sighting.login(), logins, sighting.actor(), at, at));
        }
        var logins = SeenNames.plus(before.getLogins(), sighting.login(), at);
        boolean newest = !at.isBefore(before.getLastSeen());
        var after = new Actor(
                before.getId(),
                SeenNames.newest(logins),
                logins,
                newest ? sighting.actor() : before.getActorClass(),
                SeenNames.least(before.getFirstSeen(), at),
                SeenNames.greatest(before.getLastSeen(), at));
        return tellsMore(before, after) ? Optional.of(after) : Optional.empty();
    }

    private static boolean tellsMore(Actor before, Actor after) {
        return SeenNames.differ(before.getLogins(), after.getLogins())
                || before.getActorClass() != after.getActorClass()
                || !before.getFirstSeen().equals(after.getFirstSeen())
                || !after.getLastSeen().isBefore(before.getLastSeen().plus(SeenNames.AGAIN_AFTER));
    }
}
