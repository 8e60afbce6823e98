package dev.sluice.query.metric;

/**
 * A column of a metric's answer.
 *
 * @param name as the statement calls it
 * @param type what it holds
 * @param unit of its numbers; null where it has none
 * @param description one line for people
 */
record Column(String name, ColumnType type, String unit, String description) {}
