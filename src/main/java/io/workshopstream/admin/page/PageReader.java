package io.workshopstream.admin.page;

import io.workshopstream.admin.cache.CachedPages;
import io.workshopstream.budget.WorkBudget;
import io.workshopstream.budget.WorkLimits;
import io.workshopstream.crawl.KnownPages;
import io.workshopstream.crawl.page.CachedPage;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.page.Screenshot;
import io.workshopstream.crawl.page.Visit;
import io.workshopstream.extraction.claim.Extent;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.extraction.lesson.LearnedRules;
import io.workshopstream.normalisation.rule.KnownArtists;
import io.workshopstream.normalisation.rule.Rules;
import io.workshopstream.studio.Studio;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages by a studio's rules; made anew for each run, so that day and known artists stay the
 * same in it. What pages claim is read by the threads that bring them, the verdict is the run's.
 */
public final class PageReader implements KnownPages {

  private final PageInterpreter pages;
  private final Clock clock;
  private final KnownArtists artists;
  private final WorkLimits limits;
  private final LearnedRules learned;
  private final CachedPages cached;

  /** Forgotten with its page: not each one that comes is asked for. */
  private final Map<Page, ReadAhead> readAhead = Collections.synchronizedMap(new WeakHashMap<>());

  private volatile boolean stopped;
  private int unchanged;

  /** What a page claims, and what stands for its content. */
  private record ReadAhead(String content, PageClaims claims) {}

  /**
   * @param learned what corrections have taught of the pages that will be read
   * @param cached what is kept of them
   */
  public PageReader(
      PageInterpreter pages,
      Clock clock,
      KnownArtists artists,
      WorkLimits limits,
      LearnedRules learned,
      CachedPages cached) {
    this.learned = learned;
    this.pages = pages;
    this.clock = clock;
    this.artists = artists;
    this.limits = limits;
    this.cached = cached;
  }

  @Override
  public Optional<CachedPage> cached(URI link) {
    return cached.page(link);
  }

  @Override
  public void fetched(Page page, int depth) {
    if (depth > 0) {
      readAhead.put(page, readAhead(page));
    }
  }

  private ReadAhead readAhead(Page page) {
    String content = CachedPages.contentOf(page);
    return new ReadAhead(
        content,
        cached
            .claims(page.link(), content)
            .orElseGet(() -> pages.claims(page, learned, new WorkBudget(limits, () -> stopped))));
  }

  /** A page that is only followed: its links are worth keeping. */
  public void follow(Visit visit) {
    if (visit.fetch() instanceof Fetch.Read read && read.unrendered() == null) {
      cached.keep(read, CachedPages.contentOf(read.page()), null);
    }
  }

  /**
   * Reads one page that was had.
   *
   * @param calledOff whether nobody wants to know any more, from then on
   */
  public PageReading read(Visit visit, Studio studio, BooleanSupplier calledOff) {
    if (visit.fetch() instanceof Fetch.Read read) {
      return judge(read.page().screenshot().orElse(null), claims(read), studio, calledOff);
    }
    unchanged++;
    PageClaims claims =
        cached
            .claims(visit.link())
            .orElseThrow(() -> new IllegalStateException("what was kept cannot be read"));
    return judge(null, claims, studio, calledOff);
  }

  private PageReading judge(
      @Nullable Screenshot picture, PageClaims claims, Studio studio, BooleanSupplier calledOff) {
    return pages.judge(
        picture, claims, Rules.of(studio, clock, artists), new WorkBudget(limits, calledOff));
  }

  private PageClaims claims(Fetch.Read read) {
    ReadAhead ahead = readAhead.remove(read.page());
    ReadAhead known = ahead == null ? readAhead(read.page()) : ahead;
    if (read.unrendered() == null && known.claims().extent() != Extent.TOO_MUCH) {
      cached.keep(read, known.content(), known.claims());
    }
    return known.claims();
  }

  /** How many pages were not sent again, as nothing of them had changed. */
  public int unchanged() {
    return unchanged;
  }

  /** The time of the clock that the rules go by. */
  public Instant now() {
    return clock.instant();
  }

  /** Ends what {@link #read} waits for, for good; from any thread. */
  public void stop() {
    stopped = true;
    pages.stop();
  }

  /** Keeps what is worth it for the next run; for the run's own thread. */
  public void keepPages() {
    cached.close();
  }
}
