package io.workshopstream.run.store;

import io.workshopstream.run.database.Duplicates;
import io.workshopstream.run.database.RunRows;
import io.workshopstream.run.database.Sha256;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Runs begin as rows whose keys decide: one run for each work under way, and one for each
 * Idempotency-Key, whichever node is asked; as {@link RunRepository} in all else.
 */
public final class RunStarts {

  private final Jdbi database;

  RunStarts(Jdbi database) {
    this.database = database;
  }

  /** The run that does this very work already, or will; not one that was told to stop. */
  public Optional<RunId> active(RunKey key) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select run_id from run_active where work = :work")
                .bind("work", work(key))
                .mapTo(String.class)
                .findOne()
                .map(RunId::new));
  }

  /** How many runs wait. */
  public int waiting() {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from run where state = 'queued' and owner is null")
                .mapTo(Integer.class)
                .one());
  }

  /**
   * Makes a run that waits; false when the same work is under way already, or was asked for with
   * the same key, by whomever: then nothing was done, and asking anew finds that run.
   *
   * @param idempotencyKey null for none
   * @param traceParent of which trace it is a part; null for none
   */
  public boolean insert(
      RunHeader header, @Nullable String idempotencyKey, @Nullable String traceParent) {
    try {
      database.useTransaction(handle -> insert(handle, header, idempotencyKey, traceParent));
      return true;
    } catch (JdbiException failed) {
      if (Duplicates.isDuplicate(failed)) {
        return false;
      }
      throw failed;
    }
  }

  private static void insert(
      Handle handle,
      RunHeader header,
      @Nullable String idempotencyKey,
      @Nullable String traceParent) {
    handle.execute(
        "insert into run_active (work, run_id) values (?, ?)",
        work(header.key()),
        header.id().value());
    if (idempotencyKey != null) {
      IdempotencyKeys.insert(handle, idempotencyKey, header.id());
    }
    RunRows.bind(
            handle.createUpdate(
                "insert into run ("
                    + RunRows.HEADER
                    + ", trace_parent) values (:id, :kind, :subjects, :dryRun, :retryOf, :parent, :state, :requested, :started,"
                    + " :ended, :error, :last, :traceParent)"),
            header)
        .bind("traceParent", traceParent)
        .execute();
  }

  /** What makes two requests the same work; a hash, since the subjects can be many. */
  private static String work(RunKey key) {
    String subjects = String.join("\n", key.subjects());
    String retried = key.retryOf() == null ? "" : "\nretry of " + key.retryOf();
    return Sha256.hex(key.kind() + "\n" + key.dryRun() + "\n" + subjects + retried);
  }
}
