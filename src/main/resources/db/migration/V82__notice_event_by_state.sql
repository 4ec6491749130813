create index notice_event_by_state on notice_event (state, at);
