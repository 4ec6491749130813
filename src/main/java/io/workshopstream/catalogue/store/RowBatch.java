package io.workshopstream.catalogue.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** One statement carried out for many rows, a bounded number of them in each batch. */
public final class RowBatch {

  private static final int MOST_ROWS = 500;

  /** Of the standard: a key is there already. */
  private static final String DUPLICATE = "23505";

  private RowBatch() {}

  /** Whether a statement was refused because a key that it would write is there already. */
  public static boolean isDuplicate(UnableToExecuteStatementException refused) {
    return refused.getCause() instanceof SQLException cause
        && DUPLICATE.equals(cause.getSQLState());
  }

  /**
   * Carries the statement out once for each row.
   *
   * @return the rows for which it changed nothing
   */
  public static <T> List<T> execute(
      Handle handle, String statement, List<T> rows, BiConsumer<PreparedBatch, T> binding) {
    List<T> missed = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += MOST_ROWS) {
      List<T> chunk = rows.subList(from, Math.min(from + MOST_ROWS, rows.size()));
      int[] changed = execute(handle.prepareBatch(statement), chunk, binding);
      for (int i = 0; i < changed.length; i++) {
        if (changed[i] == 0) {
          missed.add(chunk.get(i));
        }
      }
    }
    return missed;
  }

  private static <T> int[] execute(
      PreparedBatch batch, List<T> rows, BiConsumer<PreparedBatch, T> binding) {
    for (T row : rows) {
      binding.accept(batch, row);
      batch.add();
    }
    return batch.execute();
  }
}
