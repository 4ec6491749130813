package io.workshopstream.run.log;

import io.workshopstream.run.event.RunId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

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

  /** Keeps a key with which a run was asked for; false when it has so many already. */
  public boolean add(String key, RunId id, int most) {
    return database.inTransaction(
        handle -> {
          if (count(handle, id) >= most) {
            return false;
          }
          handle
              .createUpdate("delete from run_idempotency_key where idempotency_key = :key")
              .bind("key", key)
              .execute();
          handle
              .createUpdate(
                  "insert into run_idempotency_key (idempotency_key, run_id) values (:key, :id)")
              .bind("key", key)
              .bind("id", id.value())
              .execute();
          return true;
        });
  }

  private static int count(Handle handle, RunId id) {
    return handle
        .createQuery("select count(*) from run_idempotency_key where run_id = :id")
        .bind("id", id.value())
        .mapTo(Integer.class)
        .one();
  }
}
