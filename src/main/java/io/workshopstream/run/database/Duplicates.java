package io.workshopstream.run.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a key that is taken from other failures of a database. */
public final class Duplicates {

  /** Unique violation, of H2 and of PostgreSQL. */
  private static final String UNIQUE_VIOLATION = "23505";

  private Duplicates() {}

  /** Whether a row was refused because its key is taken. */
  public static boolean isDuplicate(Throwable failed) {
    for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
