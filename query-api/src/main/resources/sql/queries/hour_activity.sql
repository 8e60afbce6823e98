-- One row: how many repositories had an event, and how many pull requests were opened.
SELECT
    (SELECT count(DISTINCT repo_id)
     FROM gold_repo_activity_hourly
     WHERE hour >= $from AND hour < $to
       AND ($bots = 'include' OR ($bots = 'only') = (actor_class IN ('BOT', 'AGENT')))) AS repos_active,
    (SELECT coalesce(sum(opened), 0)::BIGINT
     FROM gold_pull_requests
     WHERE hour >= $from AND hour < $to
       AND ($bots = 'include' OR ($bots = 'only') = (actor_class IN ('BOT', 'AGENT')))) AS pull_requests_opened
