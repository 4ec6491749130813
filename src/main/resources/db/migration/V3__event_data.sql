-- An event is kept as its data, one line of JSON, and how it is framed is the business of whoever sends it. What was stored
-- before stays as it is, a whole SSE frame, and is told apart when it is read: old runs go by themselves.
-- One statement a migration from here on: H2 commits each of them at once, so that none can be done by half.
alter table run_event rename column frame to data;
