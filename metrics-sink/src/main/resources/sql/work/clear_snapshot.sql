-- Before the new row is written.
delete from gold_snapshot
