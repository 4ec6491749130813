create index listing_word_by_meeting on listing_word (meeting);
