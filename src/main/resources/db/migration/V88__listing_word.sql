-- The words of each meeting in the listing, as they are compared.
create table listing_word (
  word    varchar(200) not null,
  meeting varchar(32)  not null references listing (meeting) on delete cascade,
  primary key (word, meeting)
);
