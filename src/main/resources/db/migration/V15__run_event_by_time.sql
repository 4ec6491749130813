create index run_event_by_time on run_event (at, run_id, sequence);
