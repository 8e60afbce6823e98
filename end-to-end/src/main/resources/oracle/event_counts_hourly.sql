SELECT hour, type, count(*) AS events FROM raw_events GROUP BY ALL
