-- A buffer table of one silver data set.
create table ${table} (${columns})
