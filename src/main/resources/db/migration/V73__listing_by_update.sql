create index listing_by_update on listing (listed, updated_at, meeting);
