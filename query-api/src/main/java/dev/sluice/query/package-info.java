/** The public HTTP service: KPIs, the page, and what the pipeline says of itself. */
package dev.sluice.query;
