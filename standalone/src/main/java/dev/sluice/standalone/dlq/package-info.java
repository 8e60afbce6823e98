/** {@code sluice dlq}: dead letters are listed, shown, replayed and discarded; the letters themselves are never changed. */
package dev.sluice.standalone.dlq;
