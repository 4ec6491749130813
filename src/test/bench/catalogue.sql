-- 100,000 workshops of the four studios by 5,000 artists, all to come within half a year, each with one meeting, and a run with a log
-- of 20,000 events: for H2, into an empty database that the application made.
insert into artist (artist_id, artist_name)
  select 'artist_' || x, 'Artist ' || x from system_range(0, 4999);
insert into artist_spelling (artist_id, folded, is_name)
  select 'artist_' || x, 'artist ' || x, true from system_range(0, 4999);
create local temporary table made as
  select 'studio/song-' || x uuid, left(lower(rawtohex(hash('SHA-256', 'studio/song-' || x))), 24) id, x number,
    array['dance_n_addiction', 'dance.inn.bangalore', 'vins.dance.co', 'manifestbytmn'][1 + mod(x, 4)] studio,
    'artist_' || mod(x * 7, 5000) artist, 'Artist ' || mod(x * 7, 5000) artists, 'Song ' || mod(x * 13, 40000) song,
    dateadd(day, mod(x * 31, 180), current_date) held, dateadd(hour, 8 + mod(x, 13), time '00:00:00') begins
  from system_range(1, 100000);
insert into workshop (uuid, studio_id, link, event_type, artists, song, pricing, last_day, updated_at, id)
  select uuid, studio, 'https://studio.example/event/' || number, 'workshop', artists, song, '₹850 (Early Bird)', held, current_timestamp, id from made;
insert into workshop_slot (workshop_uuid, position, slot_date, start_time, end_time)
  select uuid, 0, held, begins, time '22:00:00' from made;
insert into workshop_artist (workshop_uuid, position, artist_id) select uuid, 0, artist from made;
insert into listing (meeting, workshop_id, workshop_uuid, position, studio_id, event_type, link, artists, song, pricing, artist_ids,
    slot_date, start_time, end_time, starts_at, words, sequence, listed, first_seen_at, updated_at)
  select id || '-000', id, uuid, 0, studio, 'workshop', 'https://studio.example/event/' || number, artists, song, '₹850 (Early Bird)', artist,
    held, begins, time '22:00:00', dateadd(second, datediff(second, time '00:00:00', begins), cast(held as timestamp)),
    lower(artists || ' ' || song), 0, true, dateadd(second, -mod(number, 1000000), current_timestamp),
    dateadd(second, -mod(number * 17, 1000000), current_timestamp)
  from made;
insert into listing_artist (artist_id, starts_at, meeting)
  select made.artist, starts_at, meeting from listing join made on made.uuid = workshop_uuid;
insert into listing_word (word, meeting)
  select 'song', id || '-000' from made union select 'artist', id || '-000' from made
  union select substring(song, 6), id || '-000' from made union select substring(artists, 8), id || '-000' from made;
insert into listing_vocabulary (word) select distinct word from listing_word;
update catalogue_version set mark = random_uuid();
drop table made;
insert into run (id, kind, subjects, dry_run, state, requested_at, started_at, ended_at, last_sequence)
  values ('0bench0000000000', 'refresh-workshops', ' vins.dance.co ', false, 'completed', current_timestamp, current_timestamp, current_timestamp, 20000);
insert into run_event (run_id, sequence, at, type, level, item, text, data)
  select '0bench0000000000', x, current_timestamp, 'logs', 'info', null, 'line ' || x || casewhen(mod(x, 100) = 0, ' hundredth', ' of many') || repeat(' word', 20),
    '{"type":"logs","timestamp":"2026-01-01T00:00:00Z","data":{"message":"line ' || x || casewhen(mod(x, 100) = 0, ' hundredth', ' of many') || repeat(' word', 20) || '","level":"info"}}'
  from system_range(1, 20000);
