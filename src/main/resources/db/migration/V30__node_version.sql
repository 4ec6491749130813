-- Which version a server runs. A server of before this column says none.
alter table node add column version varchar(100) default '' not null;
