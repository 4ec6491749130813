package io.workshopstream.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the database that {@code database.url} names, by whichever bundled driver accepts
 * that address. One address is all there is to configure, on any server; a server's own data source
 * definition would also need a class name and is read before the application's configuration.
 */
public class ConfiguredDataSource implements DataSource {

  @Override
  public Connection getConnection() throws SQLException {
    Config config = ConfigProvider.getConfig(ConfiguredDataSource.class.getClassLoader());
    return connect(config);
  }

  /** A connection with the login of this configuration. */
  public Connection connect(Config config) throws SQLException {
    return getConnection(
        config.getValue("database.user", String.class),
        config.getOptionalValue("database.password", String.class).orElse(""));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Config config = ConfigProvider.getConfig(ConfiguredDataSource.class.getClassLoader());
    String url = config.getValue("database.url", String.class);
    Properties login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    defaults(url).forEach(login::setProperty);
    Driver driver =
        driverOf(url).orElseThrow(() -> new SQLException("no driver accepts database.url"));
    DatabaseFile.of(url).ifPresent(DatabaseFile::keepToOwner);
    Connection connection = driver.connect(url, login);
    if (connection == null) {
      throw new SQLException("the driver does not accept database.url");
    }
    return connection;
  }

  /** Where the embedded database keeps its file; empty for every other database. */
  Optional<DatabaseFile> file() {
    Config config = ConfigProvider.getConfig(ConfiguredDataSource.class.getClassLoader());
    String url = config.getValue("database.url", String.class);
    return DatabaseFile.of(url);
  }

  /** What a driver is told unless the address says something else. */
  private static Map<String, String> defaults(String url) {
    if (url.startsWith("jdbc:postgresql:")) { // a server that went silent is no reason to wait
      return Map.of("connectTimeout", "5", "socketTimeout", "60", "tcpKeepAlive", "true");
    }
    boolean ofH2 = url.startsWith("jdbc:h2:");
    return ofH2 && !url.toUpperCase(Locale.ROOT).contains(";WRITE_DELAY=")
        ? Map.of("WRITE_DELAY", "0") // a commit that cannot be written fails
        : Map.of();
  }

  /** The bundled driver for this address; empty when there is none. */
  public static Optional<Driver> driverOf(String url) {
    ServiceLoader<Driver> drivers =
        ServiceLoader.load(Driver.class, ConfiguredDataSource.class.getClassLoader());
    return drivers.stream().map(ServiceLoader.Provider::get).filter(accepts(url)).findFirst();
  }

  private static Predicate<Driver> accepts(String url) {
    return driver -> {
      try {
        return driver.acceptsURL(url);
      } catch (SQLException malformed) {
        return false;
      }
    };
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    // Drivers log through java.util.logging.
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // The drivers' own: part of database.url.
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
