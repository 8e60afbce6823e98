-- A silver relation that models read, empty until files are loaded into it.
create or replace temp table ${table} (hour timestamp, ${columns})
