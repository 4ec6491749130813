create index notice_delivery_by_subscription on notice_delivery (subscription_id, id);
