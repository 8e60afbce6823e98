-- One row: how many SELECT statements a text holds, and why it cannot be read as such (null where it can).
SELECT coalesce(json_array_length(tree -> 'statements'), 0)::INTEGER AS statements,
       tree ->> 'error_message' AS problem
FROM (SELECT json_serialize_sql(?::VARCHAR) AS tree)
