-- The short name of a workshop in addresses. Filled in by the server for the rows that are there.
alter table workshop add column id varchar(24);
