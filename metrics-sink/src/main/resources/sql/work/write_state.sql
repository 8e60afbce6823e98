-- The tables now hold everything up to that manifest entry.
update gold_state set applied_seq = ?, applied_sha256 = ?
