-- An event that came on two lanes counts once: the copy that is marked as a semantic duplicate, for only the live lane sees webhooks,
-- else the one that was ingested first. Copies are rare, so they are looked for by hash, which takes a tenth of the time of a distinct
-- over whole rows, and only the suspects are compared.
delete from ${table}
where rowid in (
    select rowid
    from (
        select
            rowid,
            row_number() over (
                partition by type, event_id, created_at
                order by semantic_duplicate is true desc, ingested_at, lane, _partition, _offset
            ) as copy
        from ${table}
        where hash(type, event_id, created_at) in (
            select hash(type, event_id, created_at) from ${table} group by all having count(*) > 1
        )
    )
    where copy > 1
)
