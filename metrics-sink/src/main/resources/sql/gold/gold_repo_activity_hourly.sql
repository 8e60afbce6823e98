-- Grain:     one row per event hour, repository, type and actor class. Events without a repository are not in it.
-- Key:       hour, repo_id, type, actor_class
-- Source:    silver_events (distinct by type, event_id, created_at)
-- Refreshed: whenever a file of the hour is committed to the lake; the whole hour anew
-- hour         start of the hour, UTC, by GitHub's created_at
-- repo_id      GitHub's id of the repository
-- type         GitHub's own name of the type, such as PushEvent
-- actor_class  HUMAN, BOT, AGENT or UNKNOWN
-- repo_name    owner/name as in the row's last event; a label, not a key
-- events       number of events
select
    hour,
    repo_id,
    type,
    actor_class,
    arg_max(repo_name, (created_at, event_id)) as repo_name,
    count(*) as events
from silver_events
where repo_id is not null
group by hour, repo_id, type, actor_class
