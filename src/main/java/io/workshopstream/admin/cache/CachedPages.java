package io.workshopstream.admin.cache;

import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.crawl.page.CachedPage;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.run.database.Sha256;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one crawl knows of a studio's pages from earlier ones, and keeps for the next. What was
 * known at its beginning can be asked for by any thread, all else is for the run's own thread.
 */
public final class CachedPages implements AutoCloseable {

  /** Written together. */
  private static final int PIECE = 50;

  private static final int LONGEST_ADDRESS = 4000;

  private final Map<String, CachedContent> known;
  private final Writer writer;
  private final Map<String, CachedContent> news = new HashMap<>();
  private final Set<String> gone = new HashSet<>();

  /** Writes to where things are kept; never throws. */
  interface Writer {
    void write(Map<String, CachedContent> news, Collection<String> gone);
  }

  CachedPages(Map<String, CachedContent> known, Writer writer) {
    this.known = Map.copyOf(known);
    this.writer = writer;
  }

  /** Stands for all that a page is read by: of one content the same is read. */
  public static String contentOf(Page page) {
    return Sha256.hex(
        String.join(
            "\n",
            page.kind().name(),
            page.link().toString(),
            page.address().toString(),
            page.body()));
  }

  /** What the site can be asked by whether the page changed; empty when it cannot. */
  public Optional<CachedPage> page(URI link) {
    return of(link).map(CachedContent::page).filter(page -> page.validators().areThere());
  }

  /** What was read in a page when it had this content; empty when that is not known. */
  public Optional<PageClaims> claims(URI link, String content) {
    return of(link).filter(kept -> kept.content().equals(content)).flatMap(this::claims);
  }

  /** What was read in a page last; when that is not known any more, it is read anew next time. */
  public Optional<PageClaims> claims(URI link) {
    Optional<PageClaims> claims = of(link).flatMap(this::claims);
    if (claims.isEmpty()) {
      gone.add(Sha256.hex(link.toString()));
    }
    return claims;
  }

  private Optional<CachedContent> of(URI link) {
    return known.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(known.get(Sha256.hex(link.toString())));
  }

  private Optional<PageClaims> claims(CachedContent kept) {
    try {
      return Optional.ofNullable(kept.claims()).map(ClaimsJson::read);
    } catch (UncheckedIOException notOurs) {
      return Optional.empty();
    }
  }

  /**
   * Keeps a page for the next crawl, unless it is kept like that already.
   *
   * @param content as {@link #contentOf} says
   * @param claims what was read in it; null for a page that was only followed
   */
  public void keep(Fetch.Read read, String content, @Nullable PageClaims claims) {
    Page page = read.page();
    CachedPage cached = new CachedPage(page.address(), page.validators(), read.links());
    boolean kept =
        of(page.link())
            .filter(old -> old.content().equals(content) && old.page().equals(cached))
            .isPresent();
    if (kept || !isKeepable(cached)) {
      return;
    }
    Optional<byte[]> bytes = claims == null ? Optional.empty() : ClaimsJson.write(claims);
    if (claims == null || bytes.isPresent()) {
      String key = Sha256.hex(page.link().toString());
      news.put(key, new CachedContent(cached, content, bytes.orElse(null)));
      if (news.size() >= PIECE) {
        flush();
      }
    }
  }

  /** Not so with an address that repeats a configured secret, or is longer than any browser's. */
  private static boolean isKeepable(CachedPage page) {
    String address = page.address().toString();
    return address.length() <= LONGEST_ADDRESS
        && MaskedAddress.inWords(address).equals(address)
        && page.links().stream()
            .map(URI::toString)
            .allMatch(link -> MaskedAddress.inWords(link).equals(link));
  }

  /** Writes what is not written yet. Blocks; never throws. */
  @Override
  public void close() {
    flush();
  }

  private void flush() {
    if (!news.isEmpty() || !gone.isEmpty()) {
      writer.write(Map.copyOf(news), Set.copyOf(gone));
      news.clear();
      gone.clear();
    }
  }
}
