package io.workshopstream.access.audit;

import io.workshopstream.Postgres;
import javax.sql.DataSource;

/** All that the audit does, on PostgreSQL. */
class AuditOnPostgresTest extends AuditTest {

  @Override
  DataSource emptyDatabase() {
    return Postgres.without("audit_entry");
  }
}
