create index listing_by_uuid on listing (workshop_uuid);
