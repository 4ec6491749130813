package io.workshopstream.database;

import io.workshopstream.platform.Configuration;
import io.workshopstream.platform.Platform;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The database that the settings name: a data source of the server by {@code database.jndi-name},
 * else {@code database.url} by whichever bundled driver accepts it. The latter is all there is to
 * configure, on any server.
 */
public final class ConfiguredDatabase {

  private static final Pattern OF_SERVER = Pattern.compile("(java:)?[A-Za-z0-9_./-]+");

  /** What the embedded database would do besides: run SQL or a script, or open a port to others. */
  private static final Pattern FORBIDDEN =
      Pattern.compile("(?i)(?<=;)\\s*+(?:INIT|AUTO_SERVER(?:_PORT)?)\\s*+=");

  private final Configuration settings;

  public ConfiguredDatabase(Configuration settings) {
    this.settings = settings;
  }

  /** That of the server that this runs in. */
  public static ConfiguredDatabase ofServer() {
    return new ConfiguredDatabase(Platform.configuration());
  }

  /**
   * The data source of the server that the settings name; empty when they name none.
   *
   * @throws SQLException when the server has no data source of that name
   */
  Optional<DataSource> ofName() throws SQLException {
    Optional<String> name = settings.text("database.jndi-name");
    return name.isPresent() ? Optional.of(lookedUp(name.get())) : Optional.empty();
  }

  /**
   * Whether a name is looked up in the server itself: one with a scheme such as {@code ldap:} would
   * ask whomever it names, and load what they answer.
   */
  public static boolean isOfServer(String name) {
    return OF_SERVER.matcher(name).matches();
  }

  @SuppressWarnings("BanJNDI") // a name of the server's own, as Settings sees to
  private static DataSource lookedUp(String name) throws SQLException {
    if (!isOfServer(name)) {
      throw new SQLException("database.jndi-name: " + name + " is no name of the server's");
    }
    try {
      if (new InitialContext().lookup(name) instanceof DataSource found) {
        return found;
      }
      throw new SQLException("database.jndi-name: " + name + " is no data source");
    } catch (NamingException missing) {
      throw new SQLException("database.jndi-name: the server knows no " + name, missing);
    }
  }

  /** A connection of its own, in no pool of ours. */
  public Connection connect() throws SQLException {
    Optional<DataSource> named = ofName();
    return named.isPresent() ? named.get().getConnection() : connectToAddress();
  }

  private Connection connectToAddress() throws SQLException {
    String url = url();
    Properties login = new Properties();
    login.setProperty("user", settings.text("database.user").orElse(""));
    login.setProperty("password", settings.text("database.password").orElse(""));
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

  private String url() {
    return settings.text("database.url").orElse("");
  }

  /** Where the embedded database keeps its file; empty for every other database. */
  Optional<DatabaseFile> file() {
    return settings.text("database.jndi-name").isPresent()
        ? Optional.empty()
        : DatabaseFile.of(url());
  }

  /** Whether an address would have the embedded database do more than keep data. */
  public static boolean isForbidden(String url) {
    return url.startsWith("jdbc:h2:") && FORBIDDEN.matcher(url).find();
  }

  /** What a driver is told unless the address says something else. */
  private static Map<String, String> defaults(String url) {
    if (url.startsWith("jdbc:postgresql:")) { // a server that went silent is no reason to wait
      return Map.of("connectTimeout", "5", "socketTimeout", "60", "tcpKeepAlive", "true");
    }
    return url.startsWith("jdbc:h2:") ? embedded(url.toUpperCase(Locale.ROOT)) : Map.of();
  }

  private static Map<String, String> embedded(String url) {
    Map<String, String> defaults = new HashMap<>();
    defaults.put("WRITE_DELAY", "0"); // a commit that cannot be written fails
    defaults.put("QUERY_CACHE_SIZE", "100"); // of 8 statements else, and each is parsed anew
    defaults.keySet().removeIf(key -> url.contains(";" + key + "="));
    return defaults;
  }

  /** The bundled driver for this address; empty when there is none. */
  public static Optional<Driver> driverOf(String url) {
    ServiceLoader<Driver> drivers =
        ServiceLoader.load(Driver.class, ConfiguredDatabase.class.getClassLoader());
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
}
