package dev.sluice.ingester.fakegithub;

import java.time.Instant;

/**
 * A request and what came of it.
 *
 * @param at by the stand-in's clock
 * @param method of the request
 * @param target its path and query
 * @param status of the answer, whatever became of its body
 * @param fault what was done to it on purpose; null for nothing
 */
public record Answered(Instant at, String method, String target, int status, String fault) {}
