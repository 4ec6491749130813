alter table run add column retry_of varchar(32);
