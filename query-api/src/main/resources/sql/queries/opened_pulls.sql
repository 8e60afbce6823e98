-- One row per repository: pull requests opened, the first and the last opening.
-- repo_id: -1 for any.
SELECT repo_id, arg_max(repo_name, hour) AS repo_name, sum(opened)::BIGINT AS opened,
       min(first_opened_at) AS first_opened_at, max(last_opened_at) AS last_opened_at
FROM gold_pull_requests
WHERE hour >= $from AND hour < $to
  AND ($repo_id::BIGINT = -1 OR repo_id = $repo_id::BIGINT)
  AND ($bots = 'include' OR ($bots = 'only') = (actor_class IN ('BOT', 'AGENT')))
  AND opened > 0
GROUP BY repo_id
ORDER BY opened DESC, repo_id
