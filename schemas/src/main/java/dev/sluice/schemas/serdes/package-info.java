/** Avro values in Confluent's wire format (0x00, schema id of four bytes, body), and the client of the registry that keeps the ids. */
package dev.sluice.schemas.serdes;
