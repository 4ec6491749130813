-- Who added a workshop that no page announces, null for what was read from a page.
alter table workshop add column added_by varchar(200);
