-- At most one row: the repository that carried the name last; a name may have moved from one id to another.
-- Names are compared as GitHub does, without regard to case.
WITH named AS (
    SELECT arg_max(repo_id, hour) AS repo_id
    FROM gold_repo_activity_hourly
    WHERE lower(repo_name) = lower($name)
)
SELECT repo_id, arg_max(repo_name, hour) AS repo_name,
       list_filter(
           list(DISTINCT repo_name ORDER BY repo_name), lambda other: other <> arg_max(repo_name, hour)) AS also_known_as,
       min(hour) AS first_seen_hour, max(hour) AS last_seen_hour
FROM gold_repo_activity_hourly
WHERE repo_id = (SELECT repo_id FROM named)
GROUP BY repo_id
