create index listing_artist_by_meeting on listing_artist (meeting);
