-- One row per repository, the busiest first: events, and the same by type (two lists side by side).
-- ids: the repositories by comma; empty for any. A name is the one of its newest hour.
WITH by_type AS (
    SELECT repo_id, type, sum(events)::BIGINT AS events,
           max(hour) AS last_hour, arg_max(repo_name, hour) AS repo_name
    FROM gold_repo_activity_hourly
    WHERE hour >= $from AND hour < $to
      AND ($ids = '' OR repo_id IN (SELECT try_cast(unnest(string_split($ids, ',')) AS BIGINT)))
      AND ($bots = 'include' OR ($bots = 'only') = (actor_class IN ('BOT', 'AGENT')))
      AND repo_id IS NOT NULL
    GROUP BY repo_id, type
)
SELECT repo_id, arg_max(repo_name, last_hour) AS repo_name, sum(events)::BIGINT AS events,
       list(type ORDER BY type) AS types, list(events ORDER BY type) AS counts
FROM by_type
GROUP BY repo_id
ORDER BY events DESC, repo_id
LIMIT $limit
