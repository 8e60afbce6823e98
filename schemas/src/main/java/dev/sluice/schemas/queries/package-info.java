/** Questions to a streams-processor about its state stores, and the answers: JSON over its internal HTTP port. */
package dev.sluice.schemas.queries;
