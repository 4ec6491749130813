create index listing_by_workshop on listing (workshop_id, position);
