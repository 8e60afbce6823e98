/** The PR twin: a pull request as all events that mention it tell it. The merge is pure; the step keeps it in a store. */
package dev.sluice.streams.twin;
