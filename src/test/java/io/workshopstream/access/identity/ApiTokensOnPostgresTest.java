package io.workshopstream.access.identity;

import io.workshopstream.Postgres;
import javax.sql.DataSource;

/** All that tokens do, on PostgreSQL. */
class ApiTokensOnPostgresTest extends ApiTokensTest {

  @Override
  DataSource emptyDatabase() {
    return Postgres.without("api_token");
  }
}
