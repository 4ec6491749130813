package io.workshopstream.backup;

import io.workshopstream.backup.BackupLines.Described;
import io.workshopstream.backup.BackupLines.Header;
import io.workshopstream.backup.BackupLines.Trailer;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * Writes all that people would miss as lines of JSON. What is written is one state of the database,
 * whatever changes meanwhile; nobody who changes anything waits for it. A piece of a table is in
 * memory at a time.
 */
public class Backup {

  private final Jdbi database;
  private final Clock clock;
  private final String application;
  private final List<KeptTable> tables;
  private final Semaphore turn = new Semaphore(1);

  /**
   * A back-up of some tables.
   *
   * @param application the version of the program, for people who look at the file
   */
  public Backup(DataSource database, Clock clock, String application, List<KeptTable> tables) {
    this.database = Jdbi.create(database);
    this.clock = clock;
    this.application = application;
    this.tables = List.copyOf(tables);
  }

  /**
   * Writes the whole file; the stream stays open.
   *
   * @return how many rows it has; empty when another file is being written, and nothing was written
   * @throws LongLineException when a row is longer than a restore takes
   * @throws IOException when the stream fails; what is written then has no last line
   */
  public OptionalLong write(OutputStream out) throws IOException {
    if (!turn.tryAcquire()) {
      return OptionalLong.empty();
    }
    try {
      // On H2 the first level that sees all tables as of one moment.
      return OptionalLong.of(
          database.inTransaction(
              TransactionIsolationLevel.SERIALIZABLE, handle -> write(handle, new Lines(out))));
    } finally {
      turn.release();
    }
  }

  /** Whether a file is being written, by this server. */
  public boolean isBusy() {
    return turn.availablePermits() == 0;
  }

  /** Lines on their way out, counted. */
  private static final class Lines {

    private final OutputStream out;
    private final LineDigest digest = new LineDigest();
    private long rows;

    Lines(OutputStream out) {
      this.out = out;
    }

    void add(Object line) throws IOException {
      add(BackupLines.JSON.writeValueAsBytes(line));
    }

    private void add(byte[] bytes) throws IOException {
      digest.add(bytes);
      out.write(bytes);
      out.write('\n');
    }

    void row(String table, Object line) throws IOException {
      byte[] bytes = BackupLines.JSON.writeValueAsBytes(line);
      if (bytes.length > BackupLines.LONGEST) {
        throw new LongLineException(table, bytes.length);
      }
      add(bytes);
      rows++;
    }

    long end() throws IOException {
      add(new Trailer(rows, digest.hex()));
      return rows;
    }
  }

  private long write(Handle handle, Lines lines) throws IOException {
    List<TableShape> shapes = tables.stream().map(table -> TableShape.of(handle, table)).toList();
    lines.add(
        new Header(
            BackupLines.FORMAT,
            BackupLines.VERSION,
            application,
            clock.instant().toString(),
            shapes.stream().map(shape -> described(handle, shape)).toList()));
    for (TableShape shape : shapes) {
      write(handle, shape, lines);
    }
    return lines.end();
  }

  private static Described described(Handle handle, TableShape shape) {
    return new Described(shape.table().name(), shape.names(), shape.count(handle));
  }

  /** A row as it is written, and what the database says of its key. */
  private record Read(Map<String, Object> line, List<Object> key) {}

  private static void write(Handle handle, TableShape shape, Lines lines) throws IOException {
    List<Read> piece = next(handle, shape, null);
    while (!piece.isEmpty()) {
      for (Read row : piece) {
        lines.row(shape.table().name(), row.line());
      }
      Read last = piece.get(piece.size() - 1);
      piece = piece.size() < shape.table().piece() ? List.of() : next(handle, shape, last);
    }
  }

  /** By the key and not by a cursor, of which the two databases keep different parts in memory. */
  private static List<Read> next(Handle handle, TableShape shape, @Nullable Read after) {
    Query query = handle.createQuery(shape.table().select(after != null));
    int at = 0;
    if (after != null) {
      query.bind(at++, ColumnKind.bound(after.key().get(0)));
      for (Object value : after.key()) {
        query.bind(at++, ColumnKind.bound(value));
      }
    }
    return query.bind(at, shape.table().piece()).map((row, context) -> read(shape, row)).list();
  }

  private static Read read(TableShape shape, ResultSet row) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (int at = 0; at < shape.columns().size(); at++) {
      values.add(shape.columns().get(at).kind().read(row, at + 1));
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("table", shape.table().name());
    line.put("values", values);
    List<Object> key = new ArrayList<>();
    for (String column : shape.table().key()) {
      ColumnKind kind = shape.column(column).orElseThrow().kind();
      key.add(kind.key(row, row.findColumn(column)));
    }
    return new Read(line, key);
  }
}
