package dev.sluice.ingester.fakegithub;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a stand-in plays.
 *
 * @param port 0 for any free one
 * @param events of the Events API
 * @param hours of the archive
 * @param limits of the Events API; the archive has none
 * @param faults that meet requests
 * @param pollInterval what {@code X-Poll-Interval} and {@code Cache-Control} say; in whole seconds
 * @param skew how far the {@code Date} of answers is ahead of the clock; behind where it is negative
 * @param log file for a line per event and per answer, hours of the archive included; null for none
 */
public record FakeGithubPlan(
        int port,
        EventSource events,
        Hours hours,
        Limits limits,
        Faults faults,
        Duration pollInterval,
        Duration skew,
        Path log) {
    private static final long SEED = 42;
    private static final double EVENTS_PER_SECOND = 5;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** The sample at 5 events a second, no hours, GitHub's limits, no faults. */
    public static FakeGithubPlan standard() {
        return new FakeGithubPlan(
                0,
                new EventSource.Shifting(Feed.sample(SEED), EVENTS_PER_SECOND),
                Hours.none(),
                Limits.OF_GITHUB,
                Faults.none(),
                A_MINUTE,
                Duration.ZERO,
                null);
    }

    /** On that port. */
    public FakeGithubPlan port(int other) {
        return new FakeGithubPlan(other, events, hours, limits, faults, pollInterval, skew, log);
    }

    /** With these events. */
    public FakeGithubPlan events(EventSource other) {
        return new FakeGithubPlan(port, other, hours, limits, faults, pollInterval, skew, log);
    }

    /** With these hours. */
    public FakeGithubPlan hours(Hours other) {
        return new FakeGithubPlan(port, events, other, limits, faults, pollInterval, skew, log);
    }

    /** With these limits. */
    public FakeGithubPlan limits(Limits other) {
        return new FakeGithubPlan(port, events, hours, other, faults, pollInterval, skew, log);
    }

    /** With these faults. */
    public FakeGithubPlan faults(Faults other) {
        return new FakeGithubPlan(port, events, hours, limits, other, pollInterval, skew, log);
    }

    /** With that interval. */
    public FakeGithubPlan pollInterval(Duration other) {
        return new FakeGithubPlan(port, events, hours, limits, faults, other, skew, log);
    }

    /** With that error of GitHub's clock. */
    public FakeGithubPlan skew(Duration other) {
        return new FakeGithubPlan(port, events, hours, limits, faults, pollInterval, other, log);
    }

    /** With that log. */
    public FakeGithubPlan log(Path other) {
        return new FakeGithubPlan(port, events, hours, limits, faults, pollInterval, skew, other);
    }
}
