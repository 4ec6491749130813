create index notice_delivery_by_state on notice_delivery (state, next_at);
