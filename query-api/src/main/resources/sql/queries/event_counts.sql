-- One row per hour and type: events, after the bot filter.
SELECT hour, type, sum(events)::BIGINT AS events
FROM gold_event_counts_hourly
WHERE hour >= $from AND hour < $to
  AND ($bots = 'include' OR ($bots = 'only') = (actor_class IN ('BOT', 'AGENT')))
GROUP BY hour, type
ORDER BY hour, type
