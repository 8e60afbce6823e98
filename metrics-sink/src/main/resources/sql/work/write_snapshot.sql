-- What readers of the next snapshot may rely on.
insert into gold_snapshot by name
select applied_seq, ?::timestamp as watermark, ?::timestamp as published_at, ? as cluster_id from gold_state
