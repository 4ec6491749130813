package io.workshopstream.quota;

import io.workshopstream.crawl.page.Pause;
import io.workshopstream.run.database.DatabaseTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The pauses of hosts in the rows of their turns. They end by the database's clock; a server reads
 * and writes how long they last yet. Every method blocks and throws Jdbi's unchecked exception when
 * the database fails.
 */
final class PauseRows {

  static final String SELECT =
      "select host, next_at, wanted_by, paused_until, pause_status, pause_seconds,"
          + " current_timestamp as now_at from host_turn";

  private static final int MOST = 10_000;

  private final BriefDatabase database;
  private final Clock clock;

  /**
   * @param clock of this server, by which its pauses end
   */
  PauseRows(BriefDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Notes a pause; one that is longer stays. */
  void add(Pause pause) {
    String until = DatabaseTime.after(Duration.between(clock.instant(), pause.until()));
    database.ask(
        handle ->
            extend(handle, pause, until)
                || insert(handle, pause, until)
                || extend(handle, pause, until)); // the row came between the two
  }

  private static boolean extend(Handle handle, Pause pause, String until) {
    String longer = " where host = ? and (paused_until is null or paused_until < " + until + ")";
    return handle.execute(
            "update host_turn set pause_status = ?, pause_seconds = ?, paused_until = "
                + until
                + longer,
            pause.status(),
            pause.wish().toSeconds(),
            pause.host())
        == 1;
  }

  private static boolean insert(Handle handle, Pause pause, String until) {
    return BriefDatabase.insert(
        handle,
        "insert into host_turn (next_at, paused_until, host, pause_status, pause_seconds)"
            + " values (current_timestamp, "
            + until
            + ", ?, ?, ?)",
        pause.host(),
        pause.status(),
        pause.wish().toSeconds());
  }

  /** All that have not ended, the one that ends first in front. */
  List<Pause> all() {
    return database.ask(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + " where paused_until > current_timestamp"
                        + " order by paused_until, host fetch first :most rows only")
                .bind("most", MOST)
                .map((row, context) -> read(row))
                .list());
  }

  /** Ends the pause of a host; false when it has none. */
  boolean end(String host) {
    return database.ask(
        handle ->
            handle.execute(
                    "update host_turn set paused_until = null"
                        + " where host = ? and paused_until > current_timestamp",
                    host)
                == 1);
  }

  /** The pause in a row that has one. */
  Pause read(ResultSet row) throws SQLException {
    return new Pause(
        row.getString("host"),
        clock.instant().plus(left(row, "paused_until")),
        row.getInt("pause_status"),
        Duration.ofSeconds(row.getLong("pause_seconds")));
  }

  /** How long it is until a time of a row; zero when it is past, or there is none. */
  static Duration left(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    OffsetDateTime now = row.getObject("now_at", OffsetDateTime.class);
    return time == null || time.isBefore(now) ? Duration.ZERO : Duration.between(now, time);
  }
}
