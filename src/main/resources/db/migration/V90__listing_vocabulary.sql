-- Each word of the listing once, so that a part of a word is looked for among few rows. Whoever writes it holds the row
-- of the catalogue's version.
create table listing_vocabulary (
  word varchar(200) not null primary key
);
