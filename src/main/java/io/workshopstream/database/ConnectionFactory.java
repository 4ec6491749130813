package io.workshopstream.database;

import java.lang.System.Logger;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.commons.dbcp2.PoolableConnection;
import org.apache.commons.dbcp2.PoolableConnectionFactory;
import org.apache.commons.pool2.DestroyMode;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.h2.api.ErrorCode;

/**
 * Makes connections, and looks at each before it is handed out. Where one died most likely all did
 * that lie idle: they are renewed together.
 *
 * <p>An embedded database that closed itself, as on a disk that is full, is opened anew by the next
 * connection. If one of the closed database is used or closed after that, its driver takes the new
 * database off its list (H2 2.3, {@code Database.checkPowerOff}), and whoever needs a further
 * connection is told that the file is in use. So where one is found dead all are closed, those in
 * use too, before another one is made.
 */
final class ConnectionFactory extends PoolableConnectionFactory {

  private static final Logger LOG = System.getLogger(ConnectionFactory.class.getName());

  private final boolean embedded;

  /** Those that are open, each with the renewal that it was made after. */
  private final Map<PoolableConnection, Integer> open =
      Collections.synchronizedMap(new IdentityHashMap<>());

  private final AtomicInteger renewals = new AtomicInteger();
  private final ReadWriteLock making = new ReentrantReadWriteLock();
  private volatile boolean ending;

  ConnectionFactory(ConfiguredDatabase database) {
    super(database::connect, null);
    embedded = database.file().isPresent();
    // A query, since H2 calls a connection valid whose database has closed itself.
    setValidationQuery("select 1");
  }

  @Override
  public PooledObject<PoolableConnection> makeObject() throws SQLException {
    try {
      return made();
    } catch (SQLException refused) {
      if (refused.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        renewIdle();
      }
      throw refused;
    }
  }

  private PooledObject<PoolableConnection> made() throws SQLException {
    making.readLock().lock();
    try {
      PooledObject<PoolableConnection> made = super.makeObject();
      open.put(made.getObject(), renewals.get());
      return made;
    } finally {
      making.readLock().unlock();
    }
  }

  @Override
  public boolean validateObject(PooledObject<PoolableConnection> connection) {
    if (isStale(connection)) {
      return false;
    }
    boolean lives = super.validateObject(connection);
    if (!lives) {
      renewIdle();
    }
    return lives;
  }

  /** What comes back from before a renewal is not kept. */
  @Override
  public void passivateObject(PooledObject<PoolableConnection> connection) throws SQLException {
    if (isStale(connection)) {
      throw new SQLException("older than the last renewal");
    }
    super.passivateObject(connection);
  }

  @Override
  public void destroyObject(PooledObject<PoolableConnection> connection, DestroyMode mode)
      throws SQLException {
    boolean died = open.remove(connection.getObject()) != null && embedded && !ending;
    super.destroyObject(connection, mode);
    if (died) {
      closeAll();
    }
  }

  private boolean isStale(PooledObject<PoolableConnection> connection) {
    return !Integer.valueOf(renewals.get()).equals(open.get(connection.getObject()));
  }

  private void renewIdle() {
    renewals.incrementAndGet();
    if (getPool() instanceof GenericObjectPool<?> idle) {
      idle.clear();
    }
  }

  /** Also those in use, whose database is closed or off the list; nobody makes one meanwhile. */
  private void closeAll() {
    making.writeLock().lock();
    try {
      renewals.incrementAndGet();
      for (PoolableConnection one : open.keySet().toArray(new PoolableConnection[0])) {
        open.remove(one);
        close(one);
      }
    } finally {
      making.writeLock().unlock();
    }
  }

  private static void close(PoolableConnection one) {
    try {
      one.getInnermostDelegateInternal().close();
    } catch (SQLException closedAlready) {
      LOG.log(Logger.Level.DEBUG, "a connection had its end", closedAlready);
    }
  }

  /** From now on connections are closed because nobody needs them any more. */
  void end() {
    ending = true;
  }
}
