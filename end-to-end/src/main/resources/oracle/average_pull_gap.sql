SELECT repo_id,
       count(*)                                                                          AS opened,
       CASE WHEN count(*) > 1
            THEN (epoch(max(created_at)) - epoch(min(created_at))) / (count(*) - 1) END  AS seconds
FROM raw_events
WHERE type = 'PullRequestEvent' AND action = 'opened'
GROUP BY ALL
