-- A model's rows into its table, matched by column name.
insert into ${table} by name
${model}
