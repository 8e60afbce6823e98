package dev.sluice.streams.count;

import dev.sluice.silver.PullRequest;
import dev.sluice.streams.parse.Accepted;
import java.time.Duration;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * Step: opened pull requests per repository and hour of event time: how many, the first and the last, of which the mean gap
 * of any hours follows. Key in: repository id; key of the store: {@link RepoHour}.
 */
public final class CountOpenedPulls {
    /** Name of the store. */
    public static final String STORE = "opened-pulls-by-repo-hour";

    private CountOpenedPulls() {}

    /** Counts these; an hour is kept for that long, in event time. */
    public static void of(KStream<byte[], Accepted> events, Duration keep) {
        events.process(
                new CountingStep<>(
                        STORE,
                        RepoHour.serde(),
                        OpenedInHour.serde(),
                        CountOpenedPulls::key,
                        (opened, event) -> (opened == null ? OpenedInHour.NONE : opened).plus(event),
                        RepoHour::before,
                        keep),
                Named.as("count-opened-pulls"));
    }

    private static RepoHour key(Accepted event) {
        return event.silver() instanceof PullRequest pull && "opened".equals(pull.getAction())
                ? CountRepoHours.key(event)
                : null;
    }
}
