package io.workshopstream.notice;

import io.workshopstream.Postgres;
import javax.sql.DataSource;

class OutboxOnPostgresTest extends OutboxTest {

  @Override
  DataSource emptyDatabase() {
    return Postgres.without("notice_delivery", "notice_event", "notice_subscription");
  }
}
