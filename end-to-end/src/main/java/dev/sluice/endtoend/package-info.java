/** The whole of Sluice from outside: its process, its files, and the batch computation that it must equal. Tests and benchmarks use it. */
package dev.sluice.endtoend;
