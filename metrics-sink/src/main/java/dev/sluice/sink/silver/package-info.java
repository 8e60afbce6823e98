/** Silver records as rows: the columns that follow from an Avro schema, the buffer of rows, and their Parquet files. */
package dev.sluice.sink.silver;
