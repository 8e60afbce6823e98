package dev.sluice.standalone;

/**
 * {@code ports.json} of the data directory.
 *
 * @param http the public one
 * @param kafka of the broker
 * @param registry of the schema registry
 * @param streams of the streams-processor's internal queries
 * @param streamsHistory the same of the history lane; null where it is not served
 * @param webhook of the webhook receiver; null where it does not listen
 */
record PortsInUse(int http, int kafka, int registry, int streams, Integer streamsHistory, Integer webhook) {}
