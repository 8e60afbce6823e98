package dev.sluice.streams.count;

import dev.sluice.streams.parse.Accepted;
import java.time.Duration;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * Step: activity per repository and hour of event time, by type and class of actor. Events without a repository are not
 * counted here. Key in: repository id; key of the store: {@link RepoHour}.
 */
public final class CountRepoHours {
    /** Name of the store. */
    public static final String STORE = "activity-by-repo-hour";

    private CountRepoHours() {}

    /** Counts these; an hour is kept for that long, in event time. */
    public static void of(KStream<byte[], Accepted> events, Duration keep) {
        events.process(
                new CountingStep<>(
                        STORE,
                        RepoHour.serde(),
                        RepoActivity.serde(),
                        CountRepoHours::key,
                        (activity, event) -> (activity == null ? RepoActivity.NONE : activity).plus(event),
                        RepoHour::before,
                        keep),
                Named.as("count-repo-hours"));
    }

    /** Where an event is counted; null where it has no repository. */
    static RepoHour key(Accepted event) {
        var repo = event.event().getRepoId();
        return repo == null ? null : new RepoHour(RepoHour.hour(event.createdAt()), repo);
    }
}
