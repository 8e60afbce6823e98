/** What is watched of events, and what the one pass over an event's bytes has seen of that. */
package dev.sluice.streams.watch;
