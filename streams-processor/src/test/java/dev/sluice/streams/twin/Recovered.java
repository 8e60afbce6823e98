package dev.sluice.streams.twin;

import dev.sluice.gold.PullRequestTwin;
import dev.sluice.gold.TwinOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * Twins beside those of the same events in another shape.
 *
 * @param older by key
 * @param newer by key
 */
record Recovered(Map<String, PullRequestTwin> older, Map<String, PullRequestTwin> newer) {
    /** Events come up to this much later than what they tell of. */
    private static final Duration LATER = Duration.ofSeconds(5);

    /** The newest value may be one that only the pull request's own events told. */
    private static final Set<String> MAY_BE_OLDER = Set.of("title");

    private static final Set<String> NO_FACTS =
            Set.of("repo_id", "number", "origins", "seen_open_at", "told_closed_at", "seen_unmerged_at");

    static List<Schema.Field> fields() {
        return PullRequestTwin.getClassSchema().getFields().stream()
                .filter(field -> !NO_FACTS.contains(field.name()))
                .toList();
    }

    static boolean isKnown(Object value) {
        return value != null && value != TwinOutcome.UNKNOWN && !(value instanceof Collection<?> all && all.isEmpty());
    }

    /** How one fact of one twin fared. */
    private enum Fate {
        EQUAL,
        SECONDS_LATER,
        OTHER,
        MISSING
    }

    private Fate fate(String key, Schema.Field field) {
        var before = older.get(key).get(field.pos());
        var after = newer.get(key).get(field.pos());
        if (Objects.equals(before, after)) {
            return Fate.EQUAL;
        }
        if (!isKnown(after)) {
            return Fate.MISSING;
        }
        return before instanceof Instant told
                        && !((Instant) after).isBefore(told)
                        && !((Instant) after).isAfter(told.plus(LATER))
                ? Fate.SECONDS_LATER
                : Fate.OTHER;
    }

    private String counts(Schema.Field field) {
        var fates = known(field).collect(Collectors.groupingBy(key -> fate(key, field), Collectors.counting()));
        return List.of(Fate.values()).stream()
                .map(fate -> fates.getOrDefault(fate, 0L).toString())
                .collect(Collectors.joining(","));
    }

    private java.util.stream.Stream<String> known(Schema.Field field) {
        return older.keySet().stream().filter(key -> isKnown(older.get(key).get(field.pos())));
    }

    /** A line for each fact: twins that have it, and how they fare here and there. */
    String table(Recovered other) {
        var table = new StringBuilder();
        for (var field : fields()) {
            table.append(
                    field.name() + "," + known(field).count() + "," + counts(field) + "," + other.counts(field) + "\n");
        }
        return table.toString();
    }

    /** What is another than before, or known where it was not. */
    List<String> unexpected() {
        var unexpected = new ArrayList<String>();
        for (var field : fields()) {
            for (var key : older.keySet()) {
                var before = older.get(key).get(field.pos());
                var after = newer.get(key).get(field.pos());
                boolean appeared = !isKnown(before) && isKnown(after);
                if (appeared
                        || (isKnown(before)
                                && fate(key, field) == Fate.OTHER
                                && !MAY_BE_OLDER.contains(field.name()))) {
                    unexpected.add(key + " " + field.name() + ": " + before + " became " + after);
                }
            }
        }
        return unexpected;
    }
}
