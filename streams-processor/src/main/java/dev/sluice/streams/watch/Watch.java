package dev.sluice.streams.watch;

/**
 * One thing that is watched of the events of a type.
 *
 * @param how what of the place
 * @param path keys from the event down, joined by dots; for a shape, its name
 * @param bit of {@link Observed} that tells it
 */
public record Watch(How how, String path, int bit) {}
