package io.workshopstream.lifecycle;

import io.workshopstream.config.SettingProblem;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Why a database cannot be used, as a sentence about the setting that leads to it. */
final class DatabaseProblem {

  private static final String KEY = "database.url";
  private static final Pattern CODES =
      Pattern.compile("(?<!\\s)\\s*+\\[[0-9]+-[0-9]+\\].*", Pattern.DOTALL);
  private static final int LONGEST = 300;

  private DatabaseProblem() {}

  /** What a driver refused, told by its error code. */
  static SettingProblem of(SQLException broken) {
    return switch (broken.getErrorCode()) {
      case 90020 ->
          new SettingProblem(
              KEY,
              "leads to a file that another server has open",
              "a file of this server's own, or that server must be stopped");
      case 90030, 90048, 90049 ->
          new SettingProblem(
              KEY,
              "leads to a file that is damaged (" + firstLine(broken) + ")",
              "a whole database: bring the file back from a backup, or name another");
      case 28000 -> login();
      default -> ofState(broken);
    };
  }

  private static SettingProblem ofState(SQLException broken) {
    String state = broken.getSQLState() == null ? "" : broken.getSQLState();
    if (state.startsWith("28")) {
      return login();
    }
    return new SettingProblem(
        KEY,
        "leads to no database that can be used (" + firstLine(broken) + ")",
        state.startsWith("08")
            ? "the address of a database that is running"
            : "a database, or a file in a folder, that this server can read and write");
  }

  private static SettingProblem login() {
    return new SettingProblem(
        "database.user",
        "is not let in, or database.password is wrong",
        "a login that the database knows");
  }

  /** What the driver says; it names files and hosts, no passwords. */
  private static String firstLine(SQLException broken) {
    String message = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    String plain = CODES.matcher(message).replaceAll("").strip();
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }
}
