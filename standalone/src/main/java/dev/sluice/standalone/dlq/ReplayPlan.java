package dev.sluice.standalone.dlq;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What becomes of the letters that a replay is asked for, before any line is looked at.
 *
 * @param replayed those that go to bronze again, in their order
 * @param untouched those that do not, with the reason
 * @param settled how many need nothing any more: mended, or discarded and not called by name
 */
record ReplayPlan(List<Standing> replayed, List<Outcome> untouched, int settled) {
    /**
     * Sorts them.
     *
     * @param named letters that a person has called by name: these are replayed though they were discarded
     */
    static ReplayPlan of(List<Standing> standings, Set<LetterId> named) {
        var replayed = new ArrayList<Standing>();
        var untouched = new ArrayList<Outcome>();
        int settled = 0;
        for (var standing : standings) {
            boolean wanted = standing.status() == Status.DEAD
                    || (standing.status() == Status.DISCARDED && named.contains(standing.id()));
            if (standing.status() == Status.REPLAYED) {
                untouched.add(Outcome.untouched(standing, Result.UNDER_WAY));
            } else if (standing.status() == Status.PARKED) {
                untouched.add(Outcome.untouched(standing, Result.PARKED));
            } else if (!wanted) {
                settled++;
            } else if (standing.letter().isWhole()) {
                replayed.add(standing);
            } else {
                untouched.add(Outcome.untouched(standing, Result.NOT_REPLAYABLE));
            }
        }
        return new ReplayPlan(List.copyOf(replayed), List.copyOf(untouched), settled);
    }
}
