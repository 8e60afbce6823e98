/** GitHub's Events API and the archive of its hours, played on loopback: for tests, and for demonstrations without a network. */
package dev.sluice.ingester.fakegithub;
