package io.workshopstream.run.store;

import io.workshopstream.run.database.RunRows;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.lease.Subjects;
import io.workshopstream.run.lease.TakenException;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes the next events of runs in one transaction, in which every write proves its lease. */
final class RunWrites {

  static final String EVENT = "run_id, sequence, at, type, level, item, text, data";

  private RunWrites() {}

  /**
   * Writes them all.
   *
   * @param leaseEnd when a lease ends that is renewed now, in SQL
   * @throws TakenException when one of them may not be written; the transaction is to be rolled
   *     back
   */
  static void execute(Handle handle, List<RunWrite> writes, String leaseEnd) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update run set state = :state, started_at = :started, ended_at = :ended,"
                + " error = :error, last_sequence = :last, percentage = :percentage,"
                + " owner = case when :kept then owner end,"
                + " attempt = case when :percentage > percentage then 1"
                + " else attempt - :handedOver end,"
                + " lease_until = case when :kept then "
                + leaseEnd
                + " else current_timestamp end"
                + " where id = :id and owner = :owner and epoch = :epoch"
                + " and last_sequence = :before");
    writes.forEach(write -> bind(batch, write));
    if (Arrays.stream(batch.execute()).anyMatch(rows -> rows != 1)) {
      throw new TakenException();
    }
    insert(handle, writes.stream().flatMap(write -> write.events().stream()).toList());
    writes.forEach(write -> KeptItems.put(handle, write));
    writes.stream()
        .filter(RunWrite::ends)
        .forEach(write -> free(handle, write.lease().run().value()));
  }

  private static void bind(PreparedBatch batch, RunWrite write) {
    RunRows.bind(batch, write.header())
        .bind("kept", !write.last())
        .bind("percentage", write.percentage())
        .bind("handedOver", write.isHandedOver() ? 1 : 0)
        .bind("owner", write.lease().node().value())
        .bind("epoch", write.lease().epoch())
        .bind("before", write.before())
        .add();
  }

  static void insert(Handle handle, List<RecordedEvent> events) {
    if (!events.isEmpty()) {
      PreparedBatch batch =
          handle.prepareBatch(
              "insert into run_event ("
                  + EVENT
                  + ") values (:run, :sequence, :at, :type, :level, :item, :text, :data)");
      events.forEach(event -> RunRows.bind(batch, event).add());
      batch.execute();
    }
  }

  /**
   * The run's work can be asked for anew, others may work on its subjects, nobody goes on with it.
   */
  private static void free(Handle handle, String run) {
    handle.execute("delete from run_active where run_id = ?", run);
    Subjects.free(handle, run);
    KeptItems.forget(handle, run);
  }
}
