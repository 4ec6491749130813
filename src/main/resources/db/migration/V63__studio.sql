-- The studios. An address may have {key} in it, for which the server's own setting is filled in: no key is ever here.
-- edited_at: when somebody last changed it by the API, null as long as it follows the configuration.
-- removed_at: when somebody removed it, kept so that the configuration does not bring it back.
-- version: the number of the write that wrote the row, from studio_version, never used twice.
create table studio (
  id              varchar(64)  not null primary key,
  place           integer      not null,
  name            varchar(200) not null,
  start           varchar(2000),
  prefix          varchar(2000),
  with_key_start  varchar(2000),
  with_key_prefix varchar(2000),
  key_name        varchar(200),
  depth           integer      not null,
  keep_query      boolean      not null,
  rendering       varchar(10)  not null,
  internal        boolean      not null,
  city            varchar(200) not null,
  zone            varchar(64)  not null,
  enabled         boolean      not null,
  schedule        varchar(200),
  image_url       varchar(2000),
  instagram_link  varchar(2000),
  edited_at       timestamp(3),
  removed_at      timestamp(3),
  version         bigint       not null
);
