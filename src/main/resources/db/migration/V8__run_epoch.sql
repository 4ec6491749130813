-- Counts the owners that a run has had. A server that lost a run without noticing still has the old number.
alter table run add column epoch bigint default 0 not null;
