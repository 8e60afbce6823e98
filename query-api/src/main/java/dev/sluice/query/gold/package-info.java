/** The gold snapshots that metrics-sink publishes: found, opened read-only, and asked. */
package dev.sluice.query.gold;
