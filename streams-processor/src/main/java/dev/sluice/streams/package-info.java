/** Bronze to silver, dead letters and state stores: the drawing is {@link dev.sluice.streams.GithubTopology}. */
package dev.sluice.streams;
