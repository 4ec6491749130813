create unique index notice_event_of_run on notice_event (run_id, type, studio_id);
