/** What became of each source's lines: lines = silver + dead letters + duplicates, always. */
package dev.sluice.streams.account;
