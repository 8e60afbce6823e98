/** How steps keep state: objects on the heap, written once per commit. */
package dev.sluice.streams.store;
