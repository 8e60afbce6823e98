-- The event hours (UTC) that a buffer table has rows of, with their number and first and last event time.
select date_trunc('hour', created_at) as hour, count(*), min(created_at), max(created_at)
from ${table}
group by hour
order by hour
