/** From bytes to lines: gzip members, line ends, and the two cheap looks (repository, time) the log needs before the true parser. */
package dev.sluice.ingester.read;
