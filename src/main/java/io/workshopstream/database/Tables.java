package io.workshopstream.database;

import io.workshopstream.catalogue.Schema;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;

/**
 * The database with its tables in the shape that this version needs; whoever asks for it first
 * brings them there.
 */
@ApplicationScoped
public class Tables {

  @Resource(lookup = "java:app/jdbc/catalogue")
  private DataSource database;

  @PostConstruct
  void migrate() {
    Schema.migrate(database);
  }

  /** The pooled connections to it. */
  public DataSource database() {
    return database;
  }
}
