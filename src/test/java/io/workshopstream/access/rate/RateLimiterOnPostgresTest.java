package io.workshopstream.access.rate;

import io.workshopstream.Postgres;
import javax.sql.DataSource;

/** All that the limiter does, on PostgreSQL. */
class RateLimiterOnPostgresTest extends RateLimiterTest {

  @Override
  DataSource emptyDatabase() {
    return Postgres.without("rate_bucket");
  }
}
