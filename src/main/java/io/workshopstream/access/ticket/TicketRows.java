package io.workshopstream.access.ticket;

import io.workshopstream.access.identity.IssuedCaller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Tickets as rows of their table; times as UTC without a zone. */
final class TicketRows {

  private static final String SELECT =
      "select hash, run_id, token_id, issued, session, expires_at from stream_ticket"
          + " where hash = :hash";
  private static final String INSERT =
      "insert into stream_ticket (hash, run_id, token_id, issued, session, expires_at) values"
          + " (:hash, :run, :token, :issued, :session, :expires)";

  private final Jdbi database;

  TicketRows(DataSource database) {
    this.database = Jdbi.create(database);
  }

  /** Adds a ticket, and forgets those that nobody used in time. */
  void add(StreamTicket ticket, Instant now) {
    database.useTransaction(
        handle -> {
          handle
              .createUpdate("delete from stream_ticket where expires_at < :now")
              .bind("now", utc(now))
              .execute();
          handle
              .createUpdate(INSERT)
              .bind("hash", ticket.hash())
              .bind("run", ticket.run())
              .bind("token", ticket.token())
              .bind("issued", ticket.issued() == null ? null : ticket.issued().stored())
              .bind("session", ticket.session())
              .bind("expires", utc(ticket.expiresAt()))
              .execute();
        });
  }

  /** Takes a ticket out; of several who want the same one, one gets it. */
  Optional<StreamTicket> take(String hash) {
    return database.inTransaction(
        handle -> {
          Optional<StreamTicket> ticket =
              handle.createQuery(SELECT).bind("hash", hash).map(TicketRows::read).findFirst();
          return ticket.filter(found -> delete(handle, hash));
        });
  }

  private static boolean delete(Handle handle, String hash) {
    return handle
            .createUpdate("delete from stream_ticket where hash = :hash")
            .bind("hash", hash)
            .execute()
        == 1;
  }

  private static StreamTicket read(ResultSet row, StatementContext context) throws SQLException {
    return new StreamTicket(
        row.getString("hash"),
        row.getString("run_id"),
        row.getString("token_id"),
        IssuedCaller.parse(row.getString("issued")),
        row.getString("session"),
        row.getObject("expires_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
