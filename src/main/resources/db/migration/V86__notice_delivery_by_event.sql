create index notice_delivery_by_event on notice_delivery (event_id);
