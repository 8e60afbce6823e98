-- The watermark as last published.
select watermark from gold_snapshot
