package io.workshopstream.catalogue;

import io.workshopstream.catalogue.store.WorkshopRows;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings the database's tables to the shape that this version needs; to be called before the first
 * query.
 */
public final class Schema {

  private Schema() {}

  /**
   * Applies the migrations that are missing.
   *
   * @throws org.flywaydb.core.api.FlywayException when the database cannot be reached or was
   *     changed by hand
   */
  public static void migrate(DataSource database) {
    Flyway.configure(Schema.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration")
        .load()
        .migrate();
    Jdbi.create(database).useTransaction(WorkshopRows::name);
  }
}
