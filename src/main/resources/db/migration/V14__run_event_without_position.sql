-- No order over all runs is kept any more: it would make all servers wait for each other. The column goes with a later version.
alter table run_event alter column position drop not null;
