package io.workshopstream.catalogue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * An empty database in memory that counts what it is asked to do (statements, batches and commits)
 * and breaks at one of them when it is told to.
 */
public final class CountingDatabase {

  private static final Set<String> WORK =
      Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "commit");

  private final DataSource source;
  private int count;
  private int breaksAt = Integer.MAX_VALUE;

  public CountingDatabase() {
    JdbcDataSource database = new JdbcDataSource();
    database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Schema.migrate(database);
    source = counting(DataSource.class, database);
  }

  public DataSource source() {
    return source;
  }

  /** How much the work asks of the database. */
  public int count(Runnable work) {
    count = 0;
    work.run();
    return count;
  }

  /** Breaks at the n-th thing that it is asked to do from now on. */
  void breakAt(int number) {
    count = 0;
    breaksAt = number;
  }

  void mend() {
    breaksAt = Integer.MAX_VALUE;
  }

  private <T> T counting(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> called(real, method, arguments)));
  }

  private @Nullable Object called(Object real, Method method, Object[] arguments) throws Throwable {
    if (WORK.contains(method.getName()) && ++count == breaksAt) {
      throw new SQLException("planted", "08006");
    }
    try {
      return counting(method.invoke(real, arguments));
    } catch (InvocationTargetException broken) {
      throw broken.getTargetException();
    }
  }

  private @Nullable Object counting(@Nullable Object answer) {
    if (answer instanceof Connection connection) {
      return counting(Connection.class, connection);
    }
    return answer instanceof PreparedStatement statement
        ? counting(PreparedStatement.class, statement)
        : answer;
  }
}
