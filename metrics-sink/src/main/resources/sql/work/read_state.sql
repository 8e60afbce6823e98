-- What the tables are made of.
select applied_seq, applied_sha256, definition from gold_state
