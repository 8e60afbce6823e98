-- Forget what was committed.
truncate ${table}
