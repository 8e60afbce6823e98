/** Metrics that are a YAML file each: read with line and column, refused with a reason, run over gold. */
package dev.sluice.query.metric;
