/** The internal HTTP port: what the stores of this instance hold, merged over its partitions. */
package dev.sluice.streams.serve;
