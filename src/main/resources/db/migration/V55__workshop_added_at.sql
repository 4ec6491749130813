alter table workshop add column added_at timestamp;
