package io.workshopstream.database;

import io.workshopstream.catalogue.Schema;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The database with its tables in the shape that this version needs; whoever asks for it first
 * brings them there.
 */
@ApplicationScoped
public class Tables {

  private static final Logger LOG = System.getLogger(Tables.class.getName());

  private final ConfiguredDatabase configured = ConfiguredDatabase.ofServer();
  private final ConnectionPool pool = new ConnectionPool(configured);

  @SuppressWarnings("NullAway.Init") // by the container, before anybody asks
  private DataSource database;

  @PostConstruct
  void migrate() {
    try {
      database = configured.ofName().orElseGet(pool::source);
    } catch (SQLException unknown) {
      throw new IllegalStateException(unknown);
    }
    Schema.migrate(database);
  }

  @PreDestroy
  void close() {
    try {
      pool.close();
    } catch (SQLException closedAlready) {
      LOG.log(Logger.Level.DEBUG, "a connection had its end", closedAlready);
    }
  }

  /** The pooled connections to it. */
  public DataSource database() {
    return database;
  }
}
