insert into catalogue_version (id, mark)
  select 1, 'none' where not exists (select 1 from catalogue_version);
