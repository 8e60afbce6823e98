/** Raw lines to verdicts: one pass over the bytes, one table of the paths that silver needs, one mapping for each type. */
package dev.sluice.streams.parse;
