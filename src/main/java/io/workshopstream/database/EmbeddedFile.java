package io.workshopstream.database;

import java.sql.Connection;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;

/**
 * The file of the embedded database. Every commit appends what it changed with the index pages
 * around it, some twenty times its own size, and leaves the old ones behind; without a thread of
 * H2's own, whose writes come late, this is where they are thrown out.
 */
final class EmbeddedFile {

  /** Below this nobody minds what is wasted. */
  private static final long SMALL = 2 * 1024 * 1024;

  /** The most bytes that are written again at a time, so that nobody waits for long. */
  private static final int PORTION = 4 * 1024 * 1024;

  /**
   * How long waste stays before its place is used again: longer than from one look to the next,
   * each of which forces all that is newer to the disk first.
   */
  private static final int RETENTION_MILLIS = 3000;

  private static final int FULL = 90;

  private EmbeddedFile() {}

  /**
   * Writes again what is scattered when more than half of the file is waste, so that its place can
   * be used again; nothing for other databases.
   *
   * @param connection the driver's own
   */
  static void tend(Connection connection) {
    tend(connection, RETENTION_MILLIS);
  }

  static void tend(Connection connection, int retentionMillis) {
    if (connection instanceof JdbcConnection embedded
        && embedded.getSession() instanceof SessionLocal session) {
      tend(session.getDatabase().getStore().getMvStore(), retentionMillis);
    }
  }

  private static void tend(MVStore store, int retentionMillis) {
    FileStore<?> file = store.getFileStore();
    if (file == null || file.isReadOnly()) {
      return;
    }
    store.setRetentionTime(retentionMillis);
    store.sync();
    if (file.size() > 2 * content(file) + SMALL) {
      store.compact(FULL, PORTION);
    }
  }

  /** About how much of the file is in use. */
  private static long content(FileStore<?> file) {
    return file.size() * file.getFillRate() / 100 * file.getChunksFillRate() / 100;
  }
}
