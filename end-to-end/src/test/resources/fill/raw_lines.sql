-- The raw lines, as they are, each as one JSON value.
create table raw_lines as
select json, json_extract_string(json, '$.type') as type
from read_ndjson_objects(${files}, maximum_object_size = 16777216)
