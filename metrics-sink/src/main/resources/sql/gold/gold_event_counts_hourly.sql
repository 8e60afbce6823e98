-- Grain:     one row per event hour, type and actor class.
-- Key:       hour, type, actor_class
-- Source:    silver_events (distinct by type, event_id, created_at)
-- Refreshed: whenever a file of the hour is committed to the lake; the whole hour anew
-- hour         start of the hour, UTC, by GitHub's created_at
-- type         GitHub's own name of the type, such as PushEvent
-- actor_class  HUMAN, BOT, AGENT or UNKNOWN
-- events       number of events
select
    hour,
    type,
    actor_class,
    count(*) as events
from silver_events
group by hour, type, actor_class
