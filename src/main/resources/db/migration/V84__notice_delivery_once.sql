create unique index notice_delivery_once on notice_delivery (subscription_id, event_id);
