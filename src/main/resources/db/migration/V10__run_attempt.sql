-- How many servers began to work on it.
alter table run add column attempt integer default 0 not null;
