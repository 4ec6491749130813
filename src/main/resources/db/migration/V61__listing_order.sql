-- In which orders the listing is read.
create index if not exists listing_by_day on listing (listed, starts_at, meeting);
create index if not exists listing_by_studio on listing (studio_id, listed, starts_at, meeting);
create index if not exists listing_by_update on listing (listed, updated_at, meeting);
create index if not exists listing_by_first on listing (listed, first_seen_at, meeting);
create index if not exists listing_by_workshop on listing (workshop_id, position);
create index if not exists listing_by_uuid on listing (workshop_uuid);
create index if not exists listing_artist_by_meeting on listing_artist (meeting);
create index if not exists choreography_by_song on choreography_link (song);
