package io.workshopstream.run.store;

import io.workshopstream.run.event.RunId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The results that runs hold back until somebody decides, in the database; as {@link RunRepository}
 * in all else.
 */
public final class HeldResults {

  private final Jdbi database;

  HeldResults(Jdbi database) {
    this.database = database;
  }

  /** Keeps what a run holds back, as long as it is not released, in its owner's transaction. */
  public static void keep(Handle handle, RunId id, String payload) {
    release(handle, id);
    handle.execute("insert into run_held (run_id, payload) values (?, ?)", id.value(), payload);
  }

  /** What a run holds back. */
  public Optional<String> find(RunId id) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select payload from run_held where run_id = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne());
  }

  /** Forgets what a run held back, in its owner's transaction. */
  public static void release(Handle handle, RunId id) {
    handle.createUpdate("delete from run_held where run_id = :id").bind("id", id.value()).execute();
  }
}
