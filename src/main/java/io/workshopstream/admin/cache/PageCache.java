package io.workshopstream.admin.cache;

import io.workshopstream.run.database.Sha256;
import io.workshopstream.studio.Studio;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What was read from the pages of studios, kept in the database for all servers. A cache: whatever
 * goes wrong with it, pages are read as if nothing were kept.
 */
public final class PageCache {

  private static final Logger LOG = System.getLogger(PageCache.class.getName());

  private final PageCacheRows rows;
  private final Duration time;
  private final String program;

  /**
   * @param time how long something is kept: then the page is read anew, whatever its site says;
   *     zero to keep nothing
   * @param program which build reads the pages: another one may read them otherwise
   */
  public PageCache(DataSource database, Clock clock, Duration time, String program) {
    this.rows = new PageCacheRows(database, clock);
    this.time = time;
    this.program = program;
  }

  /**
   * What is kept of a studio's pages, for one crawl. Blocks while it is read.
   *
   * @param readBy what else decides how its pages are followed and read
   */
  public CachedPages open(Studio studio, Object... readBy) {
    if (time.isZero()) {
      return new CachedPages(Map.of(), (written, gone) -> {});
    }
    String state = state(studio, List.of(readBy));
    try {
      Map<String, CachedContent> known = rows.read(studio.id(), state, time);
      return new CachedPages(
          known, (written, gone) -> write(() -> rows.write(studio.id(), state, written, gone)));
    } catch (RuntimeException database) {
      LOG.log(Logger.Level.WARNING, "nothing is known of earlier pages", database);
      return new CachedPages(Map.of(), (written, gone) -> {});
    }
  }

  private String state(Studio studio, List<Object> readBy) {
    List<Object> all =
        List.of(
            program,
            studio.start(),
            studio.linkPrefix(),
            studio.depth(),
            studio.keepQuery(),
            studio.rendering(),
            readBy);
    return Sha256.hex(all.stream().map(Object::toString).collect(Collectors.joining("\n")));
  }

  private static void write(Runnable writing) {
    try {
      writing.run();
    } catch (RuntimeException database) {
      LOG.log(Logger.Level.WARNING, "pages could not be kept for the next refresh", database);
    }
  }
}
