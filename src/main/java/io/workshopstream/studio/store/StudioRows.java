package io.workshopstream.studio.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The table of studios. Every method is one transaction, and throws Jdbi's unchecked exception when
 * the database fails.
 */
public final class StudioRows {

  private static final String VERSION = "select number from studio_version where id = 1";

  private final Jdbi database;

  public StudioRows(DataSource database) {
    this.database = Jdbi.create(database);
  }

  /**
   * All rows.
   *
   * @param version of this or, when somebody writes at the moment, of an earlier state: whoever
   *     looks again finds that it has moved
   */
  public record State(long version, List<StudioRow> rows) {}

  /** How often studios were written. */
  public long version() {
    return database.withHandle(handle -> version(handle, VERSION));
  }

  private static long version(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }

  /** All rows, by place. */
  public State state() {
    return database.withHandle(
        handle -> new State(version(handle, VERSION), StudioSql.all(handle)));
  }

  /** The row with this id, be it one of a removed studio. */
  public Optional<StudioRow> find(String id) {
    return database.withHandle(handle -> StudioSql.find(handle, id));
  }

  /**
   * Reads and writes while nobody else writes.
   *
   * @return what the work says
   */
  public <T> T write(Function<StudioWriting, T> work) {
    return database.inTransaction(
        handle -> {
          long before = version(handle, VERSION + " for update");
          StudioWriting writing = new StudioWriting(handle, before + 1);
          T result = work.apply(writing);
          writing.finish();
          return result;
        });
  }
}
