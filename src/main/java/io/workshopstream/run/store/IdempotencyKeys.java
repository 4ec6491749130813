package io.workshopstream.run.store;

import io.workshopstream.run.database.Duplicates;
import io.workshopstream.run.event.RunId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The keys with which runs were asked for, in the database; as {@link RunRepository} in all else.
 */
public final class IdempotencyKeys {

  private final Jdbi database;

  IdempotencyKeys(Jdbi database) {
    this.database = database;
  }

  /** The run that was asked for with this key. */
  public Optional<RunId> find(String key) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select run_id from run_idempotency_key where idempotency_key = :key")
                .bind("key", key)
                .mapTo(String.class)
                .findOne()
                .map(RunId::new));
  }

  /** How the keeping of a key came out. */
  public enum Kept {
    /** The key leads to the run from now on. */
    KEPT,
    /** The run has too many keys already. */
    TOO_MANY,
    /** Somebody used the key meanwhile; asking anew finds for what. */
    TAKEN
  }

  /** Keeps a key with which a run was asked for that is there already. */
  public Kept add(String key, RunId id, int most) {
    try {
      return database.inTransaction(
          handle -> {
            if (count(handle, id) >= most) {
              return Kept.TOO_MANY;
            }
            insert(handle, key, id);
            return Kept.KEPT;
          });
    } catch (JdbiException failed) {
      if (Duplicates.isDuplicate(failed)) {
        return Kept.TAKEN;
      }
      throw failed;
    }
  }

  static void insert(Handle handle, String key, RunId id) {
    handle.execute(
        "insert into run_idempotency_key (idempotency_key, run_id) values (?, ?)", key, id.value());
  }

  private static int count(Handle handle, RunId id) {
    return handle
        .createQuery("select count(*) from run_idempotency_key where run_id = :id")
        .bind("id", id.value())
        .mapTo(Integer.class)
        .one();
  }
}
