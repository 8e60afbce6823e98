package dev.sluice.query.gold;

/**
 * How busy some hours were.
 *
 * @param reposActive repositories with an event
 * @param pullRequestsOpened in them
 */
public record HourActivity(long reposActive, long pullRequestsOpened) {}
