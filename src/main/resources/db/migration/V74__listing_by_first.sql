create index listing_by_first on listing (listed, first_seen_at, meeting);
