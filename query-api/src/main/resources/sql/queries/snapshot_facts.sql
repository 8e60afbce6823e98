-- One row: what the snapshot says of itself.
SELECT applied_seq, watermark, published_at, cluster_id
FROM gold_snapshot
