-- What the language model has cost all servers together on a day (UTC).
create table model_use (
  used_on date   not null primary key,
  tokens  bigint not null
);
