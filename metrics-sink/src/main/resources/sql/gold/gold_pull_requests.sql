-- Grain:     one row per event hour, pull request and actor class: what happened to it in that hour. Over a longer range,
--            add the counts and take the least of the first_ and the greatest of the last_ columns.
-- Key:       hour, repo_id, number, actor_class
-- Source:    silver_pull_request (distinct by type, event_id, created_at)
-- Refreshed: whenever a file of the hour is committed to the lake; the whole hour anew
-- hour             start of the hour, UTC, by GitHub's created_at
-- repo_id          GitHub's id of the repository
-- number           of the pull request in its repository
-- actor_class      of who acted, not of the author: HUMAN, BOT, AGENT or UNKNOWN
-- repo_name        owner/name as in the row's last event; a label, not a key
-- pull_request_id  GitHub's id; null where no event of the row told it
-- author_id        GitHub's id of who opened it; null where no event of the row told it
-- author_login     login of who opened it, from the last event that told it
-- opened           number of times it was opened
-- closed           number of times it was closed without a merge
-- merged           number of times it was merged
-- reopened         number of times it was reopened
-- first_opened_at  least time of an opening, UTC; null if it was not opened in the hour
-- last_opened_at   greatest time of an opening
-- first_merged_at  least time of a merge
-- last_closed_at   greatest time of a close without a merge
select
    hour,
    repo_id,
    number,
    actor_class,
    arg_max(repo_name, (created_at, event_id)) as repo_name,
    max(pull_request_id) as pull_request_id,
    max(author_id) as author_id,
    arg_max(author_login, (created_at, event_id)) as author_login,
    count(*) filter (action = 'opened') as opened,
    count(*) filter (outcome = 'CLOSED') as closed,
    count(*) filter (outcome = 'MERGED') as merged,
    count(*) filter (action = 'reopened') as reopened,
    min(created_at) filter (action = 'opened') as first_opened_at,
    max(created_at) filter (action = 'opened') as last_opened_at,
    min(created_at) filter (outcome = 'MERGED') as first_merged_at,
    max(created_at) filter (outcome = 'CLOSED') as last_closed_at
from silver_pull_request
where repo_id is not null and number is not null
group by hour, repo_id, number, actor_class
