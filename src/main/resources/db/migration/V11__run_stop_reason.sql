-- Why somebody wants it stopped: its owner hears of it.
alter table run add column stop_reason varchar(16);
