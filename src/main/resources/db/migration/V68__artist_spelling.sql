-- The names and aliases of artists in the form in which they are compared.
create table artist_spelling (
  artist_id varchar(200)  not null references artist (artist_id) on delete cascade,
  folded    varchar(1000) not null,
  is_name   boolean       not null,
  primary key (artist_id, folded)
);
