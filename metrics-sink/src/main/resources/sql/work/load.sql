-- The events of some event hours, from files that the manifest lists. Columns that a file does not have yet are null.
insert into ${table} by name
select date_trunc('hour', created_at) as hour, columns(lambda c: c in (${columns}))
from read_parquet(${files}, union_by_name = true)
