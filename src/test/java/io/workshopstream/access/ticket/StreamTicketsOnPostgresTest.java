package io.workshopstream.access.ticket;

import io.workshopstream.Postgres;
import javax.sql.DataSource;

/** All that tickets do, on PostgreSQL. */
class StreamTicketsOnPostgresTest extends StreamTicketsTest {

  @Override
  DataSource emptyDatabase() {
    return Postgres.without("api_token", "stream_ticket");
  }
}
