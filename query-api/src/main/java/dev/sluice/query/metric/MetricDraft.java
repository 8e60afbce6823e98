package dev.sluice.query.metric;

/**
 * A metric as read, before its statement was tried.
 *
 * @param fields of its file, to tell where a problem lies
 */
record MetricDraft(Metric metric, YamlMap fields) {}
