package io.workshopstream.admin.refresh;

import io.workshopstream.admin.meter.StudioMeter;
import io.workshopstream.admin.page.CrawlRequests;
import io.workshopstream.admin.page.PageReader;
import io.workshopstream.admin.page.PageReading;
import io.workshopstream.admin.refresh.GatheredPages.KeptPage;
import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.catalogue.plan.Findings;
import io.workshopstream.catalogue.plan.Gathered;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.crawl.Crawl;
import io.workshopstream.crawl.Crawler;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Visit;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Verdict;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.RunStoppedException;
import io.workshopstream.studio.Studio;
import io.workshopstream.teaching.Sightings;
import io.workshopstream.trace.Tracing;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A walk through a studio's site, the listing and then link by link; for the run's own thread. */
public final class StudioCrawl implements AutoCloseable {

  private final Studio studio;
  private final PageReader reader;
  private final Tracing tracing;
  private final Progress progress;
  private final LinkReport report;
  private final Crawl crawl;
  private final Progress.Hook hook;
  private final GatheredPages pages = new GatheredPages();
  private final Map<URI, KeptPage> known;
  private Predicate<URI> wanted = link -> true;
  private int restored;

  StudioCrawl(
      Studio studio,
      Crawler crawler,
      PageReader reader,
      Progress progress,
      StudioMeter meter,
      Tracing tracing) {
    this.studio = studio;
    this.reader = reader;
    this.tracing = tracing;
    this.progress = progress;
    this.report = new LinkReport(progress, studio.id().value(), meter);
    this.known =
        progress.kept().stream()
            .flatMap(json -> KeptPage.parse(json).stream())
            .collect(Collectors.toMap(KeptPage::link, Function.identity(), (one, other) -> other));
    this.crawl =
        crawler.begin(
            CrawlRequests.of(studio),
            link -> known.containsKey(link) || !wanted.test(link),
            reader);
    this.hook = progress.onStop(this::stop);
  }

  /** Looks at these links alone; to be said before the first one is asked for. */
  void lookOnlyAt(Predicate<URI> links) {
    wanted = links;
  }

  Studio studio() {
    return studio;
  }

  StudioSummary tally() {
    return report.tally();
  }

  OutcomeSentences.CrawlStanding standing() {
    return new OutcomeSentences.CrawlStanding(studio, pages.visited(), links(), tally());
  }

  /** How many links are known by now. */
  int links() {
    return crawl.known();
  }

  /** Reads the page that lists the links; the sentence that says why not when it cannot be read. */
  Optional<String> readListing() throws RunStoppedException {
    String missing = studio.missingKey();
    if (missing != null) {
      return Optional.of(Sentences.studioIsNotSetUp(studio, missing));
    }
    Optional<Visit> listing = next();
    if (listing.isPresent() && listing.get().fetch() instanceof Fetch.Failed failed) {
      return Optional.of(Sentences.listingFailed(MaskedAddress.of(studio.start()), failed));
    }
    if (listing.isPresent() && !isWhole(listing.get())) {
      pages.miss(true);
    }
    listing.ifPresent(reader::follow);
    progress.log(
        crawl.known() == 0 ? Level.WARNING : Level.INFO,
        Sentences.linksFound(studio, crawl.known()));
    return Optional.empty();
  }

  /** Where the workshops of a page go as soon as it is read; tells how many are news. */
  interface Keeper {
    int keep(Gathered page) throws RunStoppedException;
  }

  /**
   * Looks at all wanted links, and hands what each page announces to the keeper. Whatever goes
   * wrong with a page, in the keeper too, is that link's failure. A page that was read by whoever
   * worked on this run before counts as it did then.
   */
  void visitAll(LinkProgress count, Keeper keeper) throws RunStoppedException {
    for (Optional<Visit> next = next(); next.isPresent(); next = next()) {
      if (wanted.test(next.get().link())) {
        take(next.get(), count, keeper);
      }
    }
    tellRestored();
    if (reader.unchanged() > 0) {
      progress.log(Level.INFO, OutcomeSentences.unchanged(reader.unchanged(), links()));
    }
  }

  private void take(Visit visit, LinkProgress count, Keeper keeper) throws RunStoppedException {
    if (visit.fetch() instanceof Fetch.Known) {
      restore(visit, count);
    } else {
      tellRestored();
      count.next();
      pages.list(visit.link());
      visit(visit, keeper);
    }
  }

  private void restore(Visit visit, LinkProgress count) {
    KeptPage page = Objects.requireNonNull(known.get(visit.link()));
    restored++;
    count.pass();
    pages.list(visit.link());
    pages.restore(page);
    report.count(page);
  }

  private void tellRestored() {
    if (restored > 0) {
      progress.log(Level.INFO, OutcomeSentences.linksReadBefore(restored, links()));
      restored = 0;
    }
  }

  private void visit(Visit visit, Keeper keeper) throws RunStoppedException {
    String address = MaskedAddress.of(visit.link());
    try (Tracing.Span span = tracing.begin("page", Map.of("url.full", address))) {
      if (visit.fetch() instanceof Fetch.Failed) {
        span.failed("cannot be read");
      }
      if (!Attempt.succeeds(address, () -> look(visit, address, keeper))) {
        span.failed("broke");
        missing(visit);
        report.failed(address, OutcomeSentences.linkBroke(address));
      }
    }
  }

  private void look(Visit visit, String address, Keeper keeper) throws RunStoppedException {
    if (visit.fetch() instanceof Fetch.Failed failed) {
      missing(visit);
      report.failed(address, Sentences.linkFailed(address, failed));
    } else {
      read(visit, address, keeper);
    }
  }

  private void read(Visit visit, String address, Keeper keeper) throws RunStoppedException {
    boolean whole = isWhole(visit);
    if (!whole) {
      missing(visit);
    }
    PageReading reading = reader.read(visit, studio, progress::isStopped);
    progress.checkpoint();
    PageVerdict verdict = reading.verdict();
    pages.saw(reading);
    if (verdict.nothing() == PageVerdict.Nothing.TOO_MUCH) {
      report.tooMuch(address);
      return;
    }
    report.advised(address, reading);
    List<Workshop> found = report.tell(address, verdict);
    Findings findings = PageFindings.of(verdict, visit.link(), reader.now());
    int saved = keeper.keep(Gathered.page(studio.id(), visit.link(), found, findings));
    boolean proof = whole && !reading.isOpen() && provesAbsence(verdict);
    KeptPage kept =
        new KeptPage(visit.link(), found, findings, proof, LinkReport.ignored(verdict), saved);
    pages.add(kept);
    report.done(address, verdict, kept, whole && leadsNowhere(visit));
  }

  private boolean leadsNowhere(Visit visit) {
    return visit.depth() >= studio.depth();
  }

  /** A page that could not be seen in full may lead to links that nobody knows of. */
  private void missing(Visit visit) {
    pages.miss(!leadsNowhere(visit));
  }

  /** Whether nothing of the page is missing; tells what is. */
  private boolean isWhole(Visit visit) {
    if (visit.fetch() instanceof Fetch.Read read && read.unrendered() != null) {
      report.unrendered(MaskedAddress.of(visit.link()), read.unrendered());
      return false;
    }
    return true;
  }

  /**
   * A page that shows an error, nothing at all or something unclear says nothing about the
   * workshops that it used to announce.
   */
  private static boolean provesAbsence(PageVerdict verdict) {
    if (!verdict.whole()
        || verdict.verdicts().stream().anyMatch(Verdict.Unsure.class::isInstance)) {
      return false;
    }
    return verdict.nothing() == PageVerdict.Nothing.NOT_EMPTY
        || verdict.nothing() == PageVerdict.Nothing.NO_EVENT;
  }

  /** All that the visited links brought. */
  Gathered gathered() {
    return pages.of(studio.id());
  }

  /** Which learned rules found their layout. */
  Sightings sightings() {
    return pages.sightings();
  }

  /** How many workshops the keeper added or changed. */
  int saved() {
    return pages.saved();
  }

  private Optional<Visit> next() throws RunStoppedException {
    try {
      Optional<Visit> visit = crawl.next();
      progress.checkpoint();
      return visit;
    } catch (InterruptedException serverStops) {
      Thread.currentThread().interrupt();
      throw new RunStoppedException(StopReason.SHUTDOWN);
    }
  }

  /** Ends what the run waits for; from any thread. */
  private void stop() {
    crawl.close();
    reader.stop();
  }

  @Override
  public void close() {
    hook.close();
    crawl.close();
    reader.keepPages();
  }
}
