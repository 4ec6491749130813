-- A workshop is found by its short name.
create unique index workshop_by_id on workshop (id);
