/** GH Archive's hours: which there are, how they are downloaded once and whole, and how far a backfill has come. */
package dev.sluice.ingester.archive;
