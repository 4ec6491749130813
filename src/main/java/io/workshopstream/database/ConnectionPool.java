package io.workshopstream.database;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.PoolableConnection;
import org.apache.commons.dbcp2.PoolingDataSource;
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

  private final ConnectionFactory connections;
  private final PoolingDataSource<PoolableConnection> source;

  ConnectionPool(ConfiguredDatabase database) {
    connections = new ConnectionFactory(database);
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

  DataSource source() {
    return source;
  }

  void close() throws SQLException {
    connections.end();
    source.close();
  }
}
