-- The rows of one event hour as a Parquet file. DuckDB forces nothing to disk: the lake does.
copy (
    select *
    from ${table}
    where created_at >= timestamp ${hour} and created_at < timestamp ${hour} + interval 1 hour
) to ${file} (format parquet, compression zstd)
