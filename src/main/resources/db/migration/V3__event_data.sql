-- An event is kept as its data; how it is framed is the business of whoever sends it. A frame was
-- "id: …", "event: …", "data: <JSON>" and a blank line, each ended by a line feed.

alter table run_event rename column name to type;
alter table run_event rename column frame to data;
update run_event set data = substring(data from position(chr(10) || 'data: ' in data) + 7);
update run_event set data = substring(data from 1 for char_length(data) - 2);

alter table run_name rename to run_idempotency_key;
alter table run_idempotency_key rename column name to idempotency_key;
