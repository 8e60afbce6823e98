-- One row per line of raw GH Archive files, read by DuckDB alone: no code of the topology takes part.
-- Parameter: the list of files.
CREATE OR REPLACE TEMP TABLE raw_events AS
SELECT DISTINCT ON (type, id, created_at)
       id,
       type,
       created_at,
       date_trunc('hour', created_at)                                    AS hour,
       CAST(json_extract_string(repo, '$.id') AS BIGINT)                 AS repo_id,
       CAST(json_extract_string(actor, '$.id') AS BIGINT)                AS actor_id,
       json_extract_string(payload, '$.action')                          AS action,
       CAST(json_extract_string(payload, '$.number') AS INTEGER)         AS number,
       json_extract_string(payload, '$.pull_request.merged') = 'true'    AS merged
FROM read_json(
       getvariable('files'),
       format = 'newline_delimited',
       maximum_object_size = 16777216,
       columns = {id: 'VARCHAR', type: 'VARCHAR', repo: 'JSON', actor: 'JSON', payload: 'JSON', created_at: 'TIMESTAMP'})
