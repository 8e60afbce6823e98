/** The contract that the services share: topics, records, headers and reasons; no I/O but the registry client of {@code serdes}. */
package dev.sluice.schemas;
