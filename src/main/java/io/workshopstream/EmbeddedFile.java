package io.workshopstream;

import java.sql.Connection;
import java.sql.SQLException;
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

  /** How long others may have to wait, about. */
  private static final int LONGEST_MILLIS = 100;

  private EmbeddedFile() {}

  /** Makes the file smaller when more than half of it is waste; nothing for other databases. */
  static void tend(Connection connection) throws SQLException {
    if (connection.isWrapperFor(JdbcConnection.class)
        && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
      tend(session.getDatabase().getStore().getMvStore());
    }
  }

  private static void tend(MVStore store) {
    FileStore<?> file = store.getFileStore();
    if (file != null && !file.isReadOnly() && file.size() > 2 * content(file) + SMALL) {
      int retention = store.getRetentionTime();
      store.compactFile(LONGEST_MILLIS);
      store.setRetentionTime(retention);
    }
  }

  /** About how much of the file is in use. */
  private static long content(FileStore<?> file) {
    return file.size() * file.getFillRate() / 100 * file.getChunksFillRate() / 100;
  }
}
