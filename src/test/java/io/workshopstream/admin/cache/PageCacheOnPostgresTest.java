package io.workshopstream.admin.cache;

import io.workshopstream.Postgres;
import javax.sql.DataSource;

/** All that the cache of pages does, on PostgreSQL. */
class PageCacheOnPostgresTest extends PageCacheTest {

  @Override
  DataSource emptyDatabase() {
    return Postgres.without("page_cache");
  }
}
