SELECT hour, repo_id, type, count(*) AS events FROM raw_events GROUP BY ALL
