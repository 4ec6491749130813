create index listing_by_studio on listing (studio_id, listed, starts_at, meeting);
