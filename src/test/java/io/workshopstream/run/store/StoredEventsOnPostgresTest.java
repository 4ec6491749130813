package io.workshopstream.run.store;

import io.workshopstream.Postgres;
import javax.sql.DataSource;

/** All that is read of stored events, on PostgreSQL. */
class StoredEventsOnPostgresTest extends StoredEventsTest {

  @Override
  DataSource database() {
    return Postgres.without("run_event", "run_active", "run");
  }
}
