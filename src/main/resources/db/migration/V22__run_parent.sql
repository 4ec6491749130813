-- The run that this one does a part of.
alter table run add column parent_id varchar(32);
