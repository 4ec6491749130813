insert into studio_version (id, number) values (1, 0);
