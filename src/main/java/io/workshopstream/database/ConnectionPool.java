package io.workshopstream.database;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.PoolableConnection;
import org.apache.commons.dbcp2.PoolableConnectionFactory;
import org.apache.commons.dbcp2.PoolingDataSource;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;

/**
 * Connections that are used again, the same way on every server: what servers' own pools are told
 * differs, and some will not have a data source that an application brings. Starts no thread.
 */
final class ConnectionPool {

  private static final int MOST = 16;

  /** How long somebody waits while all are in use. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PoolingDataSource<PoolableConnection> source;

  ConnectionPool(ConfiguredDatabase database) {
    Connections connections = new Connections(database);
    GenericObjectPool<PoolableConnection> pool = new GenericObjectPool<>(connections, limits());
    connections.setPool(pool);
    source = new PoolingDataSource<>(pool);
    source.setAccessToUnderlyingConnectionAllowed(true); // PostgreSQL's notices come through it
  }

  private static GenericObjectPoolConfig<PoolableConnection> limits() {
    GenericObjectPoolConfig<PoolableConnection> limits = new GenericObjectPoolConfig<>();
    limits.setMaxTotal(MOST);
    limits.setMaxIdle(MOST);
    limits.setMaxWait(PATIENCE);
    limits.setTestOnBorrow(true);
    limits.setJmxEnabled(false);
    return limits;
  }

  /** Makes connections, and looks at each before it is handed out. */
  private static final class Connections extends PoolableConnectionFactory {

    Connections(ConfiguredDatabase database) {
      super(database::connect, null);
      // A query, since H2 calls a connection valid whose database has closed itself.
      setValidationQuery("select 1");
    }

    /** Where one died most likely all did that lie idle: nobody waits for each of them in turn. */
    @Override
    public boolean validateObject(PooledObject<PoolableConnection> connection) {
      boolean lives = super.validateObject(connection);
      if (!lives && getPool() instanceof GenericObjectPool<?> idle) {
        idle.clear();
      }
      return lives;
    }
  }

  DataSource source() {
    return source;
  }

  void close() throws SQLException {
    source.close();
  }
}
