/** The ingester: sources to bronze. */
package dev.sluice.ingester;
