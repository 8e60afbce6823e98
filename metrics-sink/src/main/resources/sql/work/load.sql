-- Distinct events of some event hours, from files that the manifest lists. An event that came on two lanes is taken once:
-- the copy that was ingested first. Columns that a file does not have yet are null.
insert into ${table} by name
select distinct on (type, event_id, created_at)
    date_trunc('hour', created_at) as hour, columns(lambda c: c in (${columns}))
from read_parquet(${files}, union_by_name = true)
order by ingested_at, lane, _partition, _offset
