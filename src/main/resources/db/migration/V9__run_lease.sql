-- Until when the owner owns it unless it says that it is still there, by the database's clock.
alter table run add column lease_until timestamp(3) with time zone;
