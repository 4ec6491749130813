package io.workshopstream.admin.cache;

import io.workshopstream.crawl.page.CachedPage;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.run.database.RunRows;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The table of kept pages. Every method is one transaction, and throws Jdbi's unchecked exception
 * when the database fails. Addresses are separated by line breaks, which none of them has.
 */
final class PageCacheRows {

  /** Held in memory by one crawl; pages beyond are read as if nothing were known of them. */
  private static final long MOST_BYTES = 32_000_000;

  private static final String FORGET_OLD = "delete from page_cache where read_at < :before";
  private static final String FORGET_OTHERS =
      "delete from page_cache where studio_id = :studio and state <> :state";
  private static final String SELECT =
      "select link, address, etag, last_modified, content, links, claims from page_cache"
          + " where studio_id = :studio and state = :state";
  private static final String DELETE = "delete from page_cache where studio_id = ? and link = ?";
  private static final String INSERT =
      "insert into page_cache (studio_id, link, state, address, etag, last_modified, content,"
          + " links, claims, read_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Jdbi database;
  private final Clock clock;

  PageCacheRows(DataSource database, Clock clock) {
    this.database = Jdbi.create(database);
    this.clock = clock;
  }

  /** What is kept of a studio in that state, by the key of the link; what is of no use goes. */
  Map<String, CachedContent> read(StudioId studio, String state, Duration time) {
    return database.inTransaction(
        handle -> {
          handle
              .createUpdate(FORGET_OLD)
              .bind("before", RunRows.utc(clock.instant().minus(time)))
              .execute();
          Map<String, String> wanted = Map.of("studio", studio.value(), "state", state);
          handle.createUpdate(FORGET_OTHERS).bindMap(wanted).execute();
          Map<String, CachedContent> known = new HashMap<>();
          AtomicLong room = new AtomicLong(MOST_BYTES);
          handle
              .createQuery(SELECT)
              .bindMap(wanted)
              .map((row, context) -> Map.entry(row.getString("link"), content(row)))
              .stream()
              .takeWhile(entry -> room.addAndGet(-entry.getValue().size()) >= 0)
              .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
          return known;
        });
  }

  private static CachedContent content(ResultSet row) throws SQLException {
    Page.Validators validators =
        new Page.Validators(row.getString("etag"), row.getString("last_modified"));
    CachedPage page =
        new CachedPage(
            URI.create(row.getString("address")),
            validators,
            row.getString("links").lines().map(URI::create).toList());
    return new CachedContent(page, row.getString("content"), row.getBytes("claims"));
  }

  /** Puts rows in the place of what is there, and takes others away. */
  void write(
      StudioId studio, String state, Map<String, CachedContent> news, Collection<String> gone) {
    database.useTransaction(
        handle -> {
          PreparedBatch old = handle.prepareBatch(DELETE);
          news.keySet().forEach(link -> old.add(studio.value(), link));
          gone.forEach(link -> old.add(studio.value(), link));
          old.execute();
          insert(handle, studio, state, news);
        });
  }

  private void insert(
      Handle handle, StudioId studio, String state, Map<String, CachedContent> news) {
    PreparedBatch batch = handle.prepareBatch(INSERT);
    news.forEach(
        (link, kept) ->
            batch.add(
                studio.value(),
                link,
                state,
                kept.page().address().toString(),
                kept.page().validators().etag(),
                kept.page().validators().lastModified(),
                kept.content(),
                String.join("\n", kept.page().links().stream().map(URI::toString).toList()),
                kept.claims(),
                RunRows.utc(clock.instant())));
    if (!news.isEmpty()) {
      batch.execute();
    }
  }
}
