package io.workshopstream.notice;

import io.workshopstream.Postgres;
import javax.sql.DataSource;

class NoticeDeliveriesOnPostgresTest extends NoticeDeliveriesTest {

  @Override
  DataSource emptyDatabase() {
    return Postgres.without("notice_delivery", "notice_event", "notice_subscription");
  }
}
