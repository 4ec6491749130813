alter table run_event rename column name to type;
