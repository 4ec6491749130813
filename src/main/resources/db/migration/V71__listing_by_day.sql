-- In which orders the listing is read.
create index listing_by_day on listing (listed, starts_at, meeting);
