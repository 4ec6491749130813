alter table workshop add column added_reason varchar(500);
