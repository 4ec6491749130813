package io.workshopstream.run.database;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the database itself, such as a lost connection or a full disk; told from a defect of
 * ours, such as a value that does not fit, by the causes of an exception.
 *
 * @param sentence what is wrong, to go on after a colon
 */
public record DatabaseFailure(String sentence) {

  private static final int DEEPEST = 20;

  /** Classes of SQLSTATE that tell of a wrong statement or value, not of a broken database. */
  private static final Set<String> OURS = Set.of("0A", "21", "22", "23", "42");

  /** What H2 says of a connection whose database has closed itself, as when it cannot write. */
  private static final String CLOSED = "90007";

  /** SQLSTATEs of H2 and PostgreSQL for: input or output failed, disk full, read only. */
  private static final Set<String> UNWRITABLE =
      Set.of(CLOSED, "90028", "90031", "90097", "53100", "58030", "25006");

  /** Of H2's own SQLSTATEs those that tell of a database that is closed, broken or in use. */
  private static final Set<String> GONE =
      Set.of("90013", "90020", "90030", "90067", "90098", "90121", "90135");

  /** What of the database failed; empty when something else did. */
  public static Optional<DatabaseFailure> in(Throwable broken) {
    List<Throwable> causes = causes(broken);
    Optional<SQLException> failure =
        causes.stream()
            .filter(SQLException.class::isInstance)
            .map(SQLException.class::cast)
            .findFirst();
    if (failure.isEmpty() || causes.stream().anyMatch(DatabaseFailure::isOurs)) {
      return Optional.empty();
    }
    String why = unwritable(causes);
    return Optional.of(
        new DatabaseFailure(
            why == null ? "the database does not answer" : "the database cannot write: " + why));
  }

  private static List<Throwable> causes(Throwable broken) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = broken;
        cause != null && causes.size() < DEEPEST;
        cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }

  private static boolean isOurs(Throwable cause) {
    if (!(cause instanceof SQLException sql) || sql.getSQLState() == null) {
      return false;
    }
    String state = sql.getSQLState();
    boolean ofH2 = state.startsWith("90") && !UNWRITABLE.contains(state) && !GONE.contains(state);
    return ofH2 || (state.length() == 5 && OURS.contains(state.substring(0, 2)));
  }

  /** Why nothing can be written; null when that is not what failed. */
  private static @Nullable String unwritable(List<Throwable> causes) {
    for (int i = causes.size() - 1; i >= 0; i--) {
      if (causes.get(i) instanceof IOException disk && !isOfNetwork(disk)) {
        return disk.getMessage() == null ? "input or output failed" : disk.getMessage();
      }
    }
    return causes.stream()
        .filter(cause -> cause instanceof SQLException sql && isUnwritable(sql))
        .map(DatabaseFailure::reason)
        .findFirst()
        .orElse(null);
  }

  private static boolean isUnwritable(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && UNWRITABLE.contains(state);
  }

  private static boolean isOfNetwork(IOException failure) {
    return failure instanceof SocketException
        || failure instanceof SocketTimeoutException
        || failure instanceof UnknownHostException
        || failure instanceof java.io.EOFException;
  }

  private static String reason(Throwable failure) {
    if (failure instanceof SQLException sql && CLOSED.equals(sql.getSQLState())) {
      return "it has closed itself";
    }
    String message = failure.getMessage();
    return message == null ? "no reason given" : message.lines().findFirst().orElse("");
  }
}
