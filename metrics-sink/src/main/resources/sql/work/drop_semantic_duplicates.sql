-- What another reporter told before (the feed and a webhook, say) counts once. Files from before the mark have none: null.
delete from ${table} where semantic_duplicate is true
