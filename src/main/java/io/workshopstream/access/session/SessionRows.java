package io.workshopstream.access.session;

import io.workshopstream.access.identity.IssuedCaller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Sessions as rows of their table; times as UTC without a zone. */
final class SessionRows {

  private static final String SELECT =
      "select hash, token_id, issued, created_at, seen_at, expires_at from login_session"
          + " order by seen_at";
  private static final String INSERT =
      "insert into login_session (hash, token_id, issued, created_at, seen_at, expires_at) values"
          + " (:hash, :token, :issued, :created, :seen, :expires)";
  private static final String SEEN =
      "update login_session set seen_at = :at where hash = :hash and seen_at < :at";

  private final Jdbi database;

  SessionRows(DataSource database) {
    this.database = Jdbi.create(database);
  }

  /** All of them, the one that has been silent for longest in front. */
  List<LoginSession> all() {
    return database.withHandle(handle -> handle.createQuery(SELECT).map(SessionRows::read).list());
  }

  void add(LoginSession session) {
    database.useHandle(
        handle ->
            handle
                .createUpdate(INSERT)
                .bind("hash", session.hash())
                .bind("token", session.token())
                .bind("issued", session.issued() == null ? null : session.issued().stored())
                .bind("created", utc(session.createdAt()))
                .bind("seen", utc(session.seenAt()))
                .bind("expires", utc(session.expiresAt()))
                .execute());
  }

  /** Notes that a session was heard of; a later time stays. */
  void seen(String hash, Instant at) {
    database.useHandle(
        handle -> handle.createUpdate(SEEN).bind("hash", hash).bind("at", utc(at)).execute());
  }

  void remove(String hash) {
    database.useHandle(
        handle ->
            handle
                .createUpdate("delete from login_session where hash = :hash")
                .bind("hash", hash)
                .execute());
  }

  /** Takes out those whose token was revoked, as the database knows it and not a copy. */
  void removeWithoutToken() {
    database.useHandle(
        handle ->
            handle.execute(
                "delete from login_session where issued is null and not exists"
                    + " (select 1 from api_token where id = login_session.token_id)"));
  }

  private static LoginSession read(ResultSet row, StatementContext context) throws SQLException {
    return new LoginSession(
        row.getString("hash"),
        row.getString("token_id"),
        IssuedCaller.parse(row.getString("issued")),
        instant(row, "created_at"),
        instant(row, "seen_at"),
        instant(row, "expires_at"));
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }
}
