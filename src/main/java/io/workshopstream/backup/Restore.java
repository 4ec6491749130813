package io.workshopstream.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.backup.BackupLines.Header;
import io.workshopstream.backup.BackupLines.Row;
import io.workshopstream.backup.BackupLines.Trailer;
import io.workshopstream.backup.RestoreOutcome.Busy;
import io.workshopstream.backup.RestoreOutcome.NotEmpty;
import io.workshopstream.backup.RestoreOutcome.Restored;
import io.workshopstream.backup.RestoreOutcome.TooLong;
import io.workshopstream.backup.RestoreOutcome.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Fills an empty server from a back-up, in one transaction: all of the file or nothing. A database
 * that fails comes out as Jdbi's unchecked exception, and nothing is stored either.
 */
public class Restore {

  private final Jdbi database;
  private final List<KeptTable> tables;
  private final long mostBytes;
  private final Semaphore turn = new Semaphore(1);

  /**
   * A way back for some tables.
   *
   * @param mostBytes the longest file that is taken
   */
  public Restore(DataSource database, List<KeptTable> tables, long mostBytes) {
    this.database = Jdbi.create(database);
    this.tables = List.copyOf(tables);
    this.mostBytes = mostBytes;
  }

  /**
   * Reads a file to its end; the stream stays open.
   *
   * @throws IOException when the stream fails; nothing is stored then
   */
  public RestoreOutcome read(InputStream in) throws IOException {
    if (!turn.tryAcquire()) {
      return new Busy();
    }
    try {
      return filled(in);
    } finally {
      turn.release();
    }
  }

  private RestoreOutcome filled(InputStream in) throws IOException {
    return database.inTransaction(
        handle -> {
          RestoreOutcome outcome = new Reading(handle, in).outcome();
          if (!(outcome instanceof Restored)) {
            handle.rollback();
          }
          return outcome;
        });
  }

  /** One file on its way into the database. */
  private final class Reading {

    private final Handle handle;
    private final LineInput lines;
    private final LineDigest digest = new LineDigest();
    private long line;

    Reading(Handle handle, InputStream in) {
      this.handle = handle;
      this.lines = new LineInput(in, mostBytes);
    }

    RestoreOutcome outcome() throws IOException {
      lockStudios();
      Optional<String> full = firstWithRows();
      if (full.isPresent()) {
        return new NotEmpty(full.get());
      }
      try {
        return filled();
      } catch (JsonProcessingException malformed) {
        return wrong("the line is not JSON of the form that a back-up has");
      } catch (JdbiException refused) {
        if (isAboutValues(refused)) {
          return wrong("the database cannot take a row at or shortly before this line");
        }
        throw refused;
      }
    }

    /** First, so that who edits studios or adds those of a configuration waits for the end. */
    private void lockStudios() {
      handle
          .createQuery("select number from studio_version where id = 1 for update")
          .mapTo(Long.class)
          .one();
    }

    private Optional<String> firstWithRows() {
      return tables.stream()
          .filter(table -> !table.filledAtStart())
          .filter(table -> TableShape.of(handle, table).count(handle) > 0)
          .map(KeptTable::name)
          .findFirst();
    }

    private RestoreOutcome filled() throws IOException {
      LineInput.Line first = next();
      if (first.state() != LineInput.State.WHOLE) {
        return unended(first.state());
      }
      Header header = BackupLines.JSON.readValue(first.bytes(), Header.class);
      FileTables announced = FileTables.of(handle, header, tables);
      if (announced.problem() != null) {
        return wrong(announced.problem());
      }
      digest.add(first.bytes());
      emptySeeded(announced);
      return rows(announced);
    }

    /**
     * What a new server has by itself goes where the file has something instead, the last table
     * first, as later ones refer to others.
     */
    private void emptySeeded(FileTables announced) {
      for (int at = tables.size() - 1; at >= 0; at--) {
        if (tables.get(at).filledAtStart() && announced.has(tables.get(at))) {
          handle.execute("delete from " + tables.get(at).name());
        }
      }
    }

    private RestoreOutcome rows(FileTables announced) throws IOException {
      while (true) {
        LineInput.Line one = next();
        if (one.state() != LineInput.State.WHOLE) {
          return unended(one.state());
        }
        JsonNode node = BackupLines.JSON.readTree(one.bytes());
        if (node.has("sha256")) {
          return ended(announced, BackupLines.JSON.treeToValue(node, Trailer.class));
        }
        digest.add(one.bytes());
        Optional<String> problem = announced.add(BackupLines.JSON.treeToValue(node, Row.class));
        if (problem.isPresent()) {
          return wrong(problem.get());
        }
      }
    }

    private RestoreOutcome ended(FileTables announced, Trailer trailer) throws IOException {
      announced.flush();
      String found = digest.hex();
      if (!found.equals(trailer.sha256())) {
        return wrong(
            "the SHA-256 of the lines before must be " + trailer.sha256() + ", and is " + found);
      }
      Optional<String> miscount = announced.miscount(trailer.rows());
      if (miscount.isPresent()) {
        return wrong(miscount.get());
      }
      if (!lines.isAtEnd()) {
        return wrong("nothing may follow the last line");
      }
      finish(announced);
      return new Restored(trailer.rows());
    }

    /**
     * The embedded database commits with a change of a table, which has to be last there. Elsewhere
     * such a change waits for whoever uses the table, and they may want the mark of the catalogue:
     * that is locked last.
     */
    private void finish(FileTables announced) {
      boolean commits = handle.queryMetadata(DatabaseMetaData::getDatabaseProductName).equals("H2");
      if (commits) {
        noteTheChange();
        announced.renumber(handle);
      } else {
        announced.renumber(handle);
        noteTheChange();
      }
    }

    /**
     * Servers that look whether studios or workshops are others than a moment ago have to see it.
     */
    private void noteTheChange() {
      handle.execute(
          "update studio_version set number = number + 1"
              + " + (select coalesce(max(version), 0) from studio)");
      handle.execute("update catalogue_version set mark = ?", UUID.randomUUID().toString());
    }

    private LineInput.Line next() throws IOException {
      line++;
      return lines.next();
    }

    private RestoreOutcome unended(LineInput.State state) {
      return switch (state) {
        case TOO_LONG_A_FILE -> new TooLong(mostBytes);
        case TOO_LONG_A_LINE -> wrong("a line has at most " + BackupLines.LONGEST + " bytes");
        default -> wrong("the file ends here, before its last line: it was torn");
      };
    }

    private Unreadable wrong(String reason) {
      return new Unreadable(line, reason);
    }
  }

  /** By the standard's classes: a wrong value, and a broken constraint. */
  private static boolean isAboutValues(JdbiException refused) {
    Throwable cause = refused;
    while (cause != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    String state = cause == null ? "" : String.valueOf(((SQLException) cause).getSQLState());
    return state.startsWith("22") || state.startsWith("23");
  }
}
