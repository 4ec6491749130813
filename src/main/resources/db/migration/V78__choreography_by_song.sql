create index choreography_by_song on choreography_link (song);
