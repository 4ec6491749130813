create index run_by_parent on run (parent_id);
