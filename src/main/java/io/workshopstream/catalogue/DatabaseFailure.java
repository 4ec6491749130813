package io.workshopstream.catalogue;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The difference between a database that fails, which concerns everybody, and one that refuses a
 * value, which concerns whoever brought it.
 */
public final class DatabaseFailure {

  private static final int DEEPEST = 50;

  private DatabaseFailure() {}

  /** Whether something went wrong because the database cannot be worked with at all. */
  public static boolean isCauseOf(Throwable trouble) {
    boolean database = false;
    @Nullable Throwable cause = trouble;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof SQLException sql) {
        if (refusesValue(sql.getSQLState())) {
          return false;
        }
        database = true;
      }
      cause = cause.getCause();
    }
    return database;
  }

  /** Classes 22 (data) and 23 (integrity) of the SQL standard. */
  private static boolean refusesValue(@Nullable String state) {
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }
}
