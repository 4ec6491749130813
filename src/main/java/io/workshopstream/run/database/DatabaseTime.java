package io.workshopstream.run.database;

import java.time.Duration;
import java.util.Locale;

/** Times by the database's clock, which is the only one that all servers share, in SQL. */
public final class DatabaseTime {

  private DatabaseTime() {}

  /** When so much time has passed from now on. */
  public static String after(Duration time) {
    return "current_timestamp + " + interval(time);
  }

  /** Since when so much time has passed. */
  public static String before(Duration time) {
    return "current_timestamp - " + interval(time);
  }

  private static String interval(Duration time) {
    return String.format(Locale.ROOT, "interval '%.3f' second", time.toMillis() / 1000.0);
  }
}
