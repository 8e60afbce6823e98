package dev.sluice.schemas.queries;

import java.time.Instant;

/**
 * The pull requests that were opened in one repository over the hours that were asked for, after the bot filter.
 *
 * @param repoId GitHub's id
 * @param repoName the newest one seen; null where GitHub sent none
 * @param opened how many, at least 1
 * @param firstOpenedAt when the first was opened
 * @param lastOpenedAt when the last was opened
 */
public record OpenedPulls(long repoId, String repoName, long opened, Instant firstOpenedAt, Instant lastOpenedAt) {
    /** Both taken together. */
    public OpenedPulls plus(OpenedPulls other) {
        boolean otherIsNewer = other.lastOpenedAt.isAfter(lastOpenedAt);
        return new OpenedPulls(
                repoId,
                otherIsNewer && other.repoName != null ? other.repoName : repoName,
                opened + other.opened,
                other.firstOpenedAt.isBefore(firstOpenedAt) ? other.firstOpenedAt : firstOpenedAt,
                otherIsNewer ? other.lastOpenedAt : lastOpenedAt);
    }

    /** Mean gap between two successive openings, in seconds; null below two. */
    public Double averageGapSeconds() {
        return opened < 2
                ? null
                : (double) (lastOpenedAt.getEpochSecond() - firstOpenedAt.getEpochSecond()) / (opened - 1);
    }
}
