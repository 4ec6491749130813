package io.workshopstream.backup;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.backup.TableShape.Column;
import java.time.temporal.Temporal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Rows of one table on their way into the database, a bounded number and length in each batch. */
final class TableFill {

  private static final int PIECE = 500;
  private static final long PIECE_LENGTH = 1_000_000;

  private final String table;
  private final List<Column> columns;
  private final PreparedBatch batch;
  private final long announced;
  private long rows;
  private long length;

  /**
   * A table to be filled.
   *
   * @param columns those that the file has, in its order
   * @param announced how many rows the file says it has
   */
  TableFill(Handle handle, String table, List<Column> columns, long announced) {
    this.table = table;
    this.columns = List.copyOf(columns);
    this.announced = announced;
    String names = String.join(", ", columns.stream().map(Column::name).toList());
    String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    this.batch =
        handle.prepareBatch("insert into " + table + " (" + names + ") values (" + marks + ")");
  }

  /** Takes a row; else says in a sentence what is wrong with it. */
  Optional<String> add(List<@Nullable JsonNode> values) {
    if (values.size() != columns.size()) {
      return Optional.of(
          "a row of "
              + table
              + " must have "
              + columns.size()
              + " values, and has "
              + values.size());
    }
    for (int at = 0; at < columns.size(); at++) {
      JsonNode value = values.get(at);
      boolean none = value == null || value.isNull();
      Optional<Object> one = none ? Optional.empty() : columns.get(at).kind().parse(value);
      if (!none && one.isEmpty()) {
        ColumnKind kind = columns.get(at).kind();
        return Optional.of(columns.get(at).name() + " of " + table + " must be " + kind);
      }
      bind(at, one);
      length += none ? 0 : value.asText().length();
    }
    batch.add();
    rows++;
    if (batch.size() >= PIECE || length >= PIECE_LENGTH) {
      flush();
    }
    return Optional.empty();
  }

  private void bind(int at, Optional<Object> value) {
    Object one = value.orElse(null);
    if (one instanceof Temporal) { // else it becomes one of the JVM's zone
      batch.bind(at, ColumnKind.bound(one));
    } else {
      batch.bind(at, one);
    }
  }

  /** Writes what is left. */
  void flush() {
    if (batch.size() > 0) {
      batch.execute();
      length = 0;
    }
  }

  long rows() {
    return rows;
  }

  /** What is wrong with the number of rows; empty when it is the one that was announced. */
  Optional<String> miscount() {
    return rows == announced
        ? Optional.empty()
        : Optional.of(table + " must have " + announced + " rows, and has " + rows);
  }

  /** Lets the database go on behind the largest value where it makes values by itself. */
  void renumber(Handle handle) {
    for (Column column : columns) {
      if (column.isIdentity()) {
        long next =
            handle
                .createQuery("select coalesce(max(" + column.name() + "), 0) + 1 from " + table)
                .mapTo(Long.class)
                .one();
        handle.execute(
            "alter table " + table + " alter column " + column.name() + " restart with " + next);
      }
    }
  }
}
