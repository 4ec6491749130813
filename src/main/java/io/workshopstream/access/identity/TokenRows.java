package io.workshopstream.access.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Tokens as rows of their table; times as UTC without a zone. */
final class TokenRows {

  private static final String SELECT =
      "select id, prefix, hash, name, role, studios, expires_at, created_at, created_by"
          + " from api_token order by created_at, id";
  private static final String INSERT =
      "insert into api_token"
          + " (id, prefix, hash, name, role, studios, expires_at, created_at, created_by) values"
          + " (:id, :prefix, :hash, :name, :role, :studios, :expires, :created, :by)";

  private final Jdbi database;

  TokenRows(DataSource database) {
    this.database = Jdbi.create(database);
  }

  List<ApiToken> all() {
    return database.withHandle(handle -> handle.createQuery(SELECT).map(TokenRows::read).list());
  }

  void add(ApiToken token, AlsoWritten besides) {
    database.useTransaction(
        handle -> {
          insert(handle, token);
          besides.write(handle);
        });
  }

  private static void insert(Handle handle, ApiToken token) {
    handle
        .createUpdate(INSERT)
        .bind("id", token.id())
        .bind("prefix", token.prefix())
        .bind("hash", token.hash())
        .bind("name", token.name())
        .bind("role", token.role().word())
        .bind("studios", String.join(" ", new TreeSet<>(token.studios())))
        .bind("expires", utc(token.expiresAt()))
        .bind("created", utc(token.createdAt()))
        .bind("by", token.createdBy())
        .execute();
  }

  /** Takes a token out; false when there is none with this id. */
  boolean remove(String id, AlsoWritten besides) {
    return database.inTransaction(
        handle -> {
          boolean removed = handle.execute("delete from api_token where id = ?", id) == 1;
          if (removed) {
            besides.write(handle);
          }
          return removed;
        });
  }

  private static ApiToken read(ResultSet row, StatementContext context) throws SQLException {
    String role = row.getString("role");
    String studios = row.getString("studios");
    TokenGrant grant =
        new TokenGrant(
            row.getString("name"),
            Role.of(role).orElseThrow(() -> new IllegalStateException("no role: " + role)),
            studios.isEmpty() ? Set.of() : Set.of(studios.split(" ", -1)),
            instant(row, "expires_at"));
    return new ApiToken(
        row.getString("id"),
        row.getString("prefix"),
        row.getString("hash"),
        grant,
        row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("created_by"));
  }

  private static @Nullable LocalDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    LocalDateTime time = row.getObject(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
