-- The hours that are about to be derived anew.
delete from ${table} where hour in (${hours})
