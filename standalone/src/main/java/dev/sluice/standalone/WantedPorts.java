package dev.sluice.standalone;

/**
 * Ports as the flags name them; 0 takes any free one.
 *
 * @param http the public one
 * @param kafka of the broker
 * @param registry of the schema registry
 * @param webhook kept for the webhook source
 */
record WantedPorts(int http, int kafka, int registry, int webhook) {}
