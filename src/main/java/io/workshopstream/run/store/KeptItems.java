package io.workshopstream.run.store;

import io.workshopstream.run.database.Sha256;
import io.workshopstream.run.event.RunId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What the items of unfinished runs brought, in the database; as {@link RunRepository} in all else.
 */
public final class KeptItems {

  private final Jdbi database;

  KeptItems(Jdbi database) {
    this.database = database;
  }

  /** The data of a run's items, in the order in which they were done. */
  public List<String> of(RunId run) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select data from run_item where run_id = :run order by sequence")
                .bind("run", run.value())
                .mapTo(String.class)
                .list());
  }

  /** Keeps what was done, in the transaction of the events that tell of it. */
  static void put(Handle handle, RunWrite write) {
    Map<String, KeptItem> newest = new LinkedHashMap<>();
    write.news().items().forEach(item -> newest.put(Sha256.hex(item.item()), item));
    if (newest.isEmpty()) {
      return;
    }
    String run = write.lease().run().value();
    PreparedBatch old = handle.prepareBatch("delete from run_item where run_id = ? and item = ?");
    newest.keySet().forEach(item -> old.add(run, item));
    old.execute();
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into run_item (run_id, item, sequence, data) values (?, ?, ?, ?)");
    newest.forEach((item, kept) -> batch.add(run, item, kept.sequence(), kept.data()));
    batch.execute();
  }

  /** Forgets them: nobody goes on with the run any more. */
  static void forget(Handle handle, String run) {
    handle.execute("delete from run_item where run_id = ?", run);
  }
}
