-- A refresh of all studios names each of them.
alter table run alter column subjects set data type varchar(1000000);
