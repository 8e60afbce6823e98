/**
 * Silver to the Parquet lake and the gold tables. Two threads: one reads silver and commits files to the lake, the other
 * re-derives the event hours that these files touched and publishes snapshots of the result.
 */
package dev.sluice.sink;
