package io.workshopstream.quota;

import java.io.IOException;
import javax.sql.DataSource;

/** All that is counted for all servers, on PostgreSQL. */
class SharedTokensOnPostgresTest extends SharedTokensTest {

  @Override
  DataSource emptyDatabase() throws IOException {
    return TestRows.postgres();
  }
}
