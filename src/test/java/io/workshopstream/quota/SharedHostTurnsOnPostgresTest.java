package io.workshopstream.quota;

import java.io.IOException;
import javax.sql.DataSource;

/** All that a server asks of others, on PostgreSQL. */
class SharedHostTurnsOnPostgresTest extends SharedHostTurnsTest {

  @Override
  DataSource emptyDatabase() throws IOException {
    return TestRows.postgres();
  }
}
