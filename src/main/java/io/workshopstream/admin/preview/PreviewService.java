package io.workshopstream.admin.preview;

import io.workshopstream.admin.page.CrawlRequests;
import io.workshopstream.admin.page.CurrentArtists;
import io.workshopstream.admin.page.PageInterpreter;
import io.workshopstream.admin.page.PageReading;
import io.workshopstream.admin.page.Preview;
import io.workshopstream.admin.request.GivenPage;
import io.workshopstream.admin.request.PreviewRequest;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.admin.sentence.StudioSentences;
import io.workshopstream.advice.Advisor;
import io.workshopstream.budget.WorkBudget;
import io.workshopstream.budget.WorkLimits;
import io.workshopstream.crawl.Crawler;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.page.Rendering;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.normalisation.Normaliser;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Rules;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.Studios;
import io.workshopstream.teaching.RuleBook;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page that an admin wants to try, stores nothing. Fetching and reading may take long: not
 * for request threads.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PreviewService {

  private static final StudioId NO_STUDIO = new StudioId("preview");

  @Inject private Crawler crawler;
  @Inject private Extraction extraction;
  @Inject private Normaliser normaliser;
  @Inject private Advisor advisor;
  @Inject private CurrentArtists artists;
  @Inject private Studios studios;
  @Inject private Clock clock;
  @Inject private WorkLimits limits;
  @Inject private RuleBook learned;

  /**
   * What we would make of the page.
   *
   * @param caller for whom; when it leaves, what is under way is ended
   * @throws RejectedRequestException when the request names no page, or something in it cannot be
   *     read
   */
  public Preview preview(PreviewRequest request, Caller caller) throws RejectedRequestException {
    Optional<Studio> studio = studio(request.studioId());
    Rules rules = rules(request, studio);
    Page page = page(request, studio, caller);
    PageReading reading = read(page, rules, caller);
    PageVerdict verdict = reading.verdict();
    String nothing =
        verdict.verdicts().isEmpty()
            ? Sentences.pageIgnored(MaskedAddress.of(page.address()), verdict.nothing())
            : "";
    return new Preview(
        verdict.verdicts().stream().map(Preview.Item::of).toList(),
        links(page),
        nothing,
        MaskedAddress.inWords(reading.text()));
  }

  private static List<URI> links(Page page) {
    return Crawler.links(page).stream()
        .map(link -> URI.create(MaskedAddress.inWords(link.toString())))
        .toList();
  }

  private PageReading read(Page page, Rules rules, Caller caller) {
    PageInterpreter pages =
        new PageInterpreter(extraction, normaliser, advisor.begin(caller::spent));
    try (Caller.Hook hook = caller.onLeave(pages::stop)) {
      return pages.read(
          page, rules, learned.active(rules.studio()), new WorkBudget(limits, caller::hasLeft));
    }
  }

  private Optional<Studio> studio(@Nullable String id) throws RejectedRequestException {
    if (id == null || id.isBlank()) {
      return Optional.empty();
    }
    Optional<Studio> studio = StudioId.parse(id).flatMap(studios::find);
    if (studio.isEmpty()) {
      throw new RejectedRequestException(
          Problem.UNKNOWN_STUDIO, StudioSentences.unknown(Sentences.shorten(id), studios.all()));
    }
    return studio;
  }

  private Rules rules(PreviewRequest request, Optional<Studio> studio)
      throws RejectedRequestException {
    ZoneId zone = zone(request.timezone(), studio.map(Studio::zone).orElse(Studio.DEFAULT_ZONE));
    return new Rules(
        studio.map(Studio::id).orElse(NO_STUDIO),
        studio.map(Studio::city).orElse(Studio.DEFAULT_CITY),
        zone,
        today(request.referenceDate(), zone),
        acceptance(request.accept()),
        artists.get());
  }

  private static ZoneId zone(@Nullable String words, ZoneId otherwise)
      throws RejectedRequestException {
    try {
      return words == null ? otherwise : ZoneId.of(words);
    } catch (DateTimeException unknown) {
      throw malformed(Sentences.unknownZone(words));
    }
  }

  private LocalDate today(@Nullable String words, ZoneId zone) throws RejectedRequestException {
    try {
      return words == null ? LocalDate.now(clock.withZone(zone)) : LocalDate.parse(words);
    } catch (DateTimeException noDate) {
      throw malformed(Sentences.noDate(words));
    }
  }

  private static Rules.Acceptance acceptance(@Nullable String words)
      throws RejectedRequestException {
    if (words == null || words.equals("studio")) {
      return Rules.Acceptance.STUDIO;
    }
    if (words.equals("any-event")) {
      return Rules.Acceptance.ANY_EVENT;
    }
    throw malformed(Sentences.unknownAcceptance(words));
  }

  private Page page(PreviewRequest request, Optional<Studio> studio, Caller caller)
      throws RejectedRequestException {
    Optional<Page> given = GivenPage.in(request);
    if (given.isPresent()) {
      caller.accept();
      return given.get();
    }
    String url = request.url();
    if (url == null || url.isBlank()) {
      throw malformed(Sentences.noPage());
    }
    URI address = GivenPage.address(request).orElseThrow(() -> malformed(Sentences.noAddress()));
    return fetched(address, studio, caller);
  }

  private Page fetched(URI address, Optional<Studio> studio, Caller caller)
      throws RejectedRequestException {
    Rendering rendering = studio.map(CrawlRequests::rendering).orElse(Rendering.AUTO);
    @Nullable URI home = studio.map(CrawlRequests::home).orElse(null);
    Optional<Fetch.Failed> refusal = Crawler.refusal(address, home);
    if (refusal.isPresent()) {
      throw malformed(Sentences.linkFailed(MaskedAddress.of(address), refusal.get()));
    }
    caller.accept();
    Fetch fetch = crawler.fetch(address, rendering, home, caller::onLeave);
    if (fetch instanceof Fetch.Read read) {
      return read.page();
    }
    throw malformed(Sentences.linkFailed(MaskedAddress.of(address), (Fetch.Failed) fetch));
  }

  private static RejectedRequestException malformed(String sentence) {
    return new RejectedRequestException(Problem.MALFORMED, sentence);
  }
}
