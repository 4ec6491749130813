alter table run_idempotency_key rename column name to idempotency_key;
