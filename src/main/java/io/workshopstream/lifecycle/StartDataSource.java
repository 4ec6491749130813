package io.workshopstream.lifecycle;

import io.workshopstream.database.ConfiguredDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The data source that the server is given. Its own preparations ask for a connection before
 * anything of ours runs, so a start that has no database is noticed here first.
 */
public class StartDataSource extends ConfiguredDataSource {

  @Override
  public Connection getConnection() throws SQLException {
    try {
      return super.getConnection();
    } catch (SQLException | RuntimeException broken) {
      Preflight.endUnlessPassed(ConfigProvider.getConfig(StartDataSource.class.getClassLoader()));
      throw broken;
    }
  }
}
