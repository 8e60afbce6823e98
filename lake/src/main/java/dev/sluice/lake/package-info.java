/**
 * The lake's format and nothing else: where its files lie, the manifest whose entries alone decide what is in it, and the
 * pointer to the gold snapshot in force. The sink commits through {@link dev.sluice.lake.LakeWriter}; everyone else reads
 * through {@link dev.sluice.lake.LakeReader}. What DuckDB does inside its temporary Parquet file is not known here: the
 * package begins where that file is closed.
 */
package dev.sluice.lake;
