package io.workshopstream.run.store;

import io.workshopstream.run.database.RunRows;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Deletes the runs that are kept no longer, with what belongs to them. */
final class OldRuns {

  private static final String OLD =
      "state not in ('queued', 'running', 'needs_approval') and"
          + " (requested_at < :olderThan or id < coalesce((select min(id) from"
          + " (select id from run order by id desc fetch first :keep rows only) k), ''))";

  /** What belongs to a run and may be there a moment before it, so without a reference. */
  private static final List<String> RUN_TABLES =
      List.of("run_idempotency_key", "run_held", "run_item");

  private OldRuns() {}

  /** Deletes ended runs that are old, and the oldest beyond a number; tells how many. */
  static int delete(Handle handle, Instant olderThan, int keep) {
    for (String table : RUN_TABLES) {
      String some = "delete from " + table + " where run_id in (select id from run where ";
      execute(handle, some + OLD + ")", olderThan, keep);
    }
    int deleted = execute(handle, "delete from run where " + OLD, olderThan, keep);
    for (String table : RUN_TABLES) {
      handle.execute(
          "delete from " + table + " where run_id < coalesce((select min(id) from run), '')");
    }
    return deleted;
  }

  private static int execute(Handle handle, String delete, Instant olderThan, int keep) {
    return handle
        .createUpdate(delete)
        .bind("olderThan", RunRows.utc(olderThan))
        .bind("keep", keep)
        .execute();
  }
}
