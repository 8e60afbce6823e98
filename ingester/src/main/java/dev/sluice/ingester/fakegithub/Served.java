package dev.sluice.ingester.fakegithub;

import java.time.Instant;

/**
 * An event that a client was given.
 *
 * @param at by the stand-in's clock
 * @param path of the list that it was in
 * @param page from 1; 0 for an hour of the archive
 * @param event {@code type:id}
 */
public record Served(Instant at, String path, int page, String event) {}
