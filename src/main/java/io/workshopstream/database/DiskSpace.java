package io.workshopstream.database;

import io.workshopstream.metric.Metrics;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes are free where the embedded database keeps its file, as the last look found it.
 * Other databases look after their disks themselves. Safe for any number of threads.
 */
public final class DiskSpace {

  private static final Logger LOG = System.getLogger(DiskSpace.class.getName());
  private static final long UNKNOWN = -1;

  private final @Nullable Path file;
  private final long least;
  private volatile long free = UNKNOWN;

  /**
   * @param file on the disk that is looked at; null for none
   * @param least how many bytes must be free; 0 when it does not matter
   */
  DiskSpace(@Nullable Path file, long least, Metrics metrics) {
    this.file = file;
    this.least = least;
    if (file != null) {
      metrics.gauge(
          "disk_free_bytes",
          "Bytes that are free where the embedded database keeps its file.",
          () -> free == UNKNOWN ? Double.NaN : free);
    }
  }

  /**
   * The disk of the database that {@code database.url} names.
   *
   * @param least how many bytes must be free; 0 when it does not matter
   */
  public static DiskSpace ofDatabase(long least, Metrics metrics) {
    Path file = ConfiguredDatabase.ofServer().file().map(DatabaseFile::file).orElse(null);
    return new DiskSpace(file, least, metrics);
  }

  /** Looks; a disk that is not in the machine may let it wait. To be called each second. */
  public void tick() {
    if (file != null) {
      free = look(file);
    }
  }

  private static long look(Path file) {
    try {
      return Files.getFileStore(file).getUsableSpace();
    } catch (IOException gone) {
      LOG.log(Logger.Level.DEBUG, "what is free cannot be told", gone);
      return UNKNOWN;
    }
  }

  /** How many bytes are free; empty where that is not known, and for other databases. */
  public OptionalLong free() {
    return free == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(free);
  }

  /** What is wrong, as a sentence without its full stop; empty when nothing is. */
  public Optional<String> problem() {
    long now = free;
    return now == UNKNOWN || now >= least
        ? Optional.empty()
        : Optional.of(
            now
                + " bytes are free where the database's file is; it must be "
                + least
                + " or more (health.disk-free-bytes)");
  }
}
