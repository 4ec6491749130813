package io.workshopstream.quota;

import io.workshopstream.crawl.page.HostTurn;
import io.workshopstream.run.database.DatabaseTime;
import io.workshopstream.run.lease.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The turns at hosts as rows, one for each host. When a turn begins is told by the database's clock
 * alone, never by a server's. Every method blocks and throws Jdbi's unchecked exception when the
 * database fails.
 */
final class HostTurnRows {

  /** What a row says is over long before: it would only be made again. */
  private static final Duration RETENTION = Duration.ofMinutes(10);

  /** So much later it is safe to say that a turn is free. */
  private static final Duration SOON = Duration.ofMillis(1);

  /**
   * For so long a free turn is left to the server that was refused one before: without that, of two
   * servers the one that is nearer to the database would have nearly all.
   */
  private static final Duration PRECEDENCE = Duration.ofMillis(50);

  private static final String NOT_PAUSED =
      "(paused_until is null or paused_until <= current_timestamp)";

  private final BriefDatabase database;
  private final PauseRows pauses;
  private final String server;

  HostTurnRows(BriefDatabase database, PauseRows pauses, NodeId server) {
    this.database = database;
    this.pauses = pauses;
    this.server = server.value();
  }

  /**
   * Takes the next turn at a host, unless another server has it or the host is paused.
   *
   * @param delay from this turn to the next one
   */
  HostTurn take(String host, Duration delay) {
    String next = DatabaseTime.after(delay);
    return database.ask(
        handle -> {
          if (update(handle, host, next)) {
            return HostTurn.GIVEN;
          }
          Optional<HostTurn> taken = look(handle, host);
          return taken.isPresent() ? taken.get() : insert(handle, host, next);
        });
  }

  private boolean update(Handle handle, String host, String next) {
    String free = " where host = ? and next_at <= current_timestamp and " + NOT_PAUSED;
    String mine =
        " and (wanted_by is null or wanted_by = ? or next_at <= "
            + DatabaseTime.before(PRECEDENCE)
            + ")";
    return handle.execute(
            "update host_turn set wanted_by = null, next_at = " + next + free + mine, host, server)
        == 1;
  }

  /** Who has the turn; empty when nobody has asked for one yet. */
  private Optional<HostTurn> look(Handle handle, String host) {
    return handle
        .createQuery(PauseRows.SELECT + " where host = :host")
        .bind("host", host)
        .map((row, context) -> refusal(handle, row))
        .findOne();
  }

  private HostTurn refusal(Handle handle, ResultSet row) throws SQLException {
    Duration pause = PauseRows.left(row, "paused_until");
    if (!pause.isZero()) {
      return new HostTurn(pause, Optional.of(pauses.read(row)));
    }
    Duration delay = PauseRows.left(row, "next_at");
    boolean first = isFirst(handle, row);
    return HostTurn.after((first ? delay : delay.plus(PRECEDENCE)).plus(SOON));
  }

  /** Whether the next turn is left to this server, which it is from now on when no other waits. */
  private boolean isFirst(Handle handle, ResultSet row) throws SQLException {
    String other = row.getString("wanted_by");
    if (other != null) {
      return other.equals(server);
    }
    return handle.execute(
            "update host_turn set wanted_by = ? where host = ? and wanted_by is null",
            server,
            row.getString("host"))
        == 1;
  }

  private static HostTurn insert(Handle handle, String host, String next) {
    String values = " (host, next_at) values (?, " + next + ")";
    return BriefDatabase.insert(handle, "insert into host_turn" + values, host)
        ? HostTurn.GIVEN
        : HostTurn.after(SOON);
  }

  /** Removes the rows that say nothing any more. */
  void purge() {
    String old = "delete from host_turn where next_at < " + DatabaseTime.before(RETENTION);
    database.ask(handle -> handle.execute(old + " and " + NOT_PAUSED));
  }
}
