package dev.sluice.schemas.queries;

import java.util.Map;

/**
 * What happened in one repository over the hours that were asked for, after the bot filter.
 *
 * @param repoId GitHub's id
 * @param repoName the newest one seen; null where GitHub sent none
 * @param events all of them
 * @param byType the same by GitHub's name of the type, or {@code other}
 */
public record RepoCount(long repoId, String repoName, long events, Map<String, Long> byType) {}
