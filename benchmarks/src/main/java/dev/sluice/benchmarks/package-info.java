/** The whole pipeline timed against its peers; every figure is printed only after the outputs were found equal. */
package dev.sluice.benchmarks;
