-- The tables that metrics-sink publishes, empty: metric files are checked against them at start.
-- Every TIMESTAMP is UTC without a zone; an hour is its start.
CREATE TABLE gold_event_counts_hourly (hour TIMESTAMP, type VARCHAR, actor_class VARCHAR, events BIGINT);
CREATE TABLE gold_repo_activity_hourly (
    hour TIMESTAMP, repo_id BIGINT, type VARCHAR, actor_class VARCHAR, repo_name VARCHAR, events BIGINT);
CREATE TABLE gold_pull_requests (
    hour TIMESTAMP, repo_id BIGINT, number INTEGER, actor_class VARCHAR, repo_name VARCHAR, pull_request_id BIGINT,
    author_id BIGINT, author_login VARCHAR,
    opened BIGINT, closed BIGINT, merged BIGINT, reopened BIGINT,
    first_opened_at TIMESTAMP, last_opened_at TIMESTAMP, first_merged_at TIMESTAMP, last_closed_at TIMESTAMP);
CREATE TABLE gold_snapshot (applied_seq BIGINT, watermark TIMESTAMP, published_at TIMESTAMP, cluster_id VARCHAR);
