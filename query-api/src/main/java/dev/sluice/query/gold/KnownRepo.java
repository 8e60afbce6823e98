package dev.sluice.query.gold;

import java.time.Instant;
import java.util.List;

/**
 * A repository that gold has seen.
 *
 * @param repoId GitHub's id; names move between repositories, ids do not
 * @param repoName the newest one
 * @param alsoKnownAs its other names
 * @param firstSeenHour start of the first hour with an event
 * @param lastSeenHour start of the last hour with an event
 */
public record KnownRepo(
        long repoId, String repoName, List<String> alsoKnownAs, Instant firstSeenHour, Instant lastSeenHour) {}
