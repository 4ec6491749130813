-- How far the progress bar was: it never goes back, whoever goes on with the run.
alter table run add column percentage double precision default 0 not null;
