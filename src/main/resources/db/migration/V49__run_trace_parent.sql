-- Of which trace a run is a part (W3C Trace Context), for whoever works on it.
alter table run add column trace_parent varchar(100);
