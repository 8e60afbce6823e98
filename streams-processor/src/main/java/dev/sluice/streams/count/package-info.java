/** The counts of the live lane: stores by minute, and by repository and hour, of event time. */
package dev.sluice.streams.count;
