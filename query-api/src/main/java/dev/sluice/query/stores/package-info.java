/** The state stores of streams-processor, asked over HTTP: every instance at once, answers merged, gaps told. */
package dev.sluice.query.stores;
