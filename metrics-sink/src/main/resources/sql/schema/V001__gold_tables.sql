-- The gold tables and what the sink remembers of them. No secondary index and no key constraint: that a key is unique is
-- proved by the models, which delete and insert whole hours. All times are UTC.

create table gold_event_counts_hourly (
    hour        timestamp not null,
    type        varchar   not null,
    actor_class varchar   not null,
    events      bigint    not null
);

create table gold_repo_activity_hourly (
    hour        timestamp not null,
    repo_id     bigint    not null,
    type        varchar   not null,
    actor_class varchar   not null,
    repo_name   varchar,
    events      bigint    not null
);

create table gold_pull_requests (
    hour            timestamp not null,
    repo_id         bigint    not null,
    number          integer   not null,
    actor_class     varchar   not null,
    repo_name       varchar,
    pull_request_id bigint,
    author_id       bigint,
    author_login    varchar,
    opened          bigint    not null,
    closed          bigint    not null,
    merged          bigint    not null,
    reopened        bigint    not null,
    first_opened_at timestamp,
    last_opened_at  timestamp,
    first_merged_at timestamp,
    last_closed_at  timestamp
);

-- One row: what readers of a snapshot may rely on.
create table gold_snapshot (
    applied_seq  bigint    not null, -- the last manifest entry whose files are in the tables
    watermark    timestamp,          -- every event before it that was ingested is in the tables; null: not known yet
    published_at timestamp not null, -- by the sink's clock
    cluster_id   varchar   not null  -- the Kafka cluster that the events came through
);

-- One row: what the tables are made of. When it no longer fits, they are made anew.
create table gold_state (
    applied_seq    bigint  not null, -- as in gold_snapshot
    applied_sha256 varchar not null, -- of that manifest entry
    definition     varchar not null  -- SHA-256 of this file and of all models
);

insert into gold_state values (0, ${no_entry}, ${definition});
