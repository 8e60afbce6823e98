-- Merged: action 'merged' (since October 2025) or closed with merged = true (before).
SELECT hour, repo_id, number,
       count(*) FILTER (action = 'opened')                                              AS opened,
       count(*) FILTER (action = 'closed' AND NOT coalesce(merged, false))              AS closed,
       count(*) FILTER (action = 'merged' OR (action = 'closed' AND merged))            AS merged,
       count(*) FILTER (action = 'reopened')                                            AS reopened,
       min(created_at) FILTER (action = 'opened')                                       AS first_opened_at,
       max(created_at) FILTER (action = 'opened')                                       AS last_opened_at
FROM raw_events
WHERE type = 'PullRequestEvent'
GROUP BY ALL
