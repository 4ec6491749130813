package io.workshopstream.quota;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A database that may be taken away, and counts how often it is asked. */
final class SomeDatabase implements DataSource {

  volatile @Nullable DataSource real;
  final AtomicInteger asked = new AtomicInteger();

  @Override
  public Connection getConnection() throws SQLException {
    asked.incrementAndGet();
    DataSource there = real;
    if (there == null) {
      throw new SQLException("the database is gone", "08006");
    }
    return there.getConnection();
  }

  Instant now() {
    return Jdbi.create(this)
        .withHandle(
            handle ->
                handle.createQuery("select current_timestamp").mapTo(OffsetDateTime.class).one())
        .toInstant();
  }

  List<String> strings(String query) {
    return Jdbi.create(this)
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }

  void execute(String statement) {
    Jdbi.create(this).useHandle(handle -> handle.execute(statement));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
