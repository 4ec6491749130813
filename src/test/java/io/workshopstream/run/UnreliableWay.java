package io.workshopstream.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** A server's way to its database that can be cut, or held up as when the server is stopped. */
final class UnreliableWay {

  private final DataSource real;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile boolean held;

  UnreliableWay(DataSource real) {
    this.real = real;
  }

  /** The way, for the server. */
  DataSource source() {
    return proxy(
        DataSource.class,
        real,
        (method, result) -> result instanceof Connection connection ? opened(connection) : result);
  }

  private Connection opened(Connection connection) {
    open.add(connection);
    return proxy(Connection.class, connection, (method, result) -> result);
  }

  private interface After {
    Object result(String method, Object result);
  }

  private <T> T proxy(Class<T> type, T target, After after) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              pass(method.getName());
              try {
                return after.result(method.getName(), method.invoke(target, arguments));
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
    return type.cast(proxy);
  }

  private void pass(String method) throws SQLException {
    while (held && !cut) {
      LockSupport.parkNanos(10_000_000);
    }
    if (cut && !method.equals("close")) {
      throw new SQLException("the way is cut", "08006");
    }
  }

  /** For good: what is under way is rolled back. */
  void cut() {
    cut = true;
    open.forEach(UnreliableWay::close);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException ended) {
      // Its user closed it at the same moment: there is nothing left to cut.
    }
  }

  /** From now on nothing comes through, and nothing fails. */
  void hold() {
    held = true;
  }

  void letGo() {
    held = false;
  }
}
