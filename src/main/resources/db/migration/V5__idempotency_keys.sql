alter table run_name rename to run_idempotency_key;
