/** The topology's work done by Flink: the same parser, silver topics and counts, for benchmarks/run-topology. */
package dev.sluice.benchmarks.flink;
