package io.workshopstream.access.session;

import io.workshopstream.Postgres;
import javax.sql.DataSource;

/** All that sessions do, on PostgreSQL. */
class SessionsOnPostgresTest extends SessionsTest {

  @Override
  DataSource emptyDatabase() {
    return Postgres.without("api_token", "login_session");
  }
}
