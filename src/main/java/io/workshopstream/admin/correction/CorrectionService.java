package io.workshopstream.admin.correction;

import io.workshopstream.admin.page.CrawlRequests;
import io.workshopstream.admin.page.CurrentArtists;
import io.workshopstream.admin.preview.Caller;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.budget.WorkBudget;
import io.workshopstream.budget.WorkLimits;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.entry.FieldText;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.crawl.Crawler;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.extraction.lesson.Correction;
import io.workshopstream.extraction.lesson.Learning;
import io.workshopstream.extraction.lesson.Lesson;
import io.workshopstream.normalisation.Normaliser;
import io.workshopstream.normalisation.rule.KnownArtists;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Rules;
import io.workshopstream.normalisation.rule.Verdict;
import io.workshopstream.studio.Studio;
import io.workshopstream.teaching.RuleBook;
import io.workshopstream.teaching.RuleOrigin;
import io.workshopstream.teaching.StoredRule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Learns from a correction and shows what that would change. Fetching and reading may take long:
 * not for request threads.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CorrectionService {

  /** So many other pages of the studio are read to show what a rule would change. */
  private static final int MOST_PAGES = 8;

  @Inject private Crawler crawler;
  @Inject private Extraction extraction;
  @Inject private Normaliser normaliser;
  @Inject private Catalogue catalogue;
  @Inject private CurrentArtists artists;
  @Inject private RuleBook book;
  @Inject private Clock clock;
  @Inject private WorkLimits limits;

  /** A correction that somebody wants something to be learned from. */
  public record Wanted(Studio studio, WorkshopId workshop, OverriddenField field, String by) {}

  /** What is read to answer one of them. */
  private record Work(Wanted wanted, CatalogueEntry entry, CorrectedValue value, Caller caller) {}

  /**
   * What the correction would teach; kept for a day, for whoever says yes.
   *
   * @param caller for whom; when it leaves, what is under way is ended
   * @throws RejectedRequestException when the studio has no such workshop, or nothing was set there
   */
  public Proposal propose(Wanted wanted, Caller caller) throws RejectedRequestException {
    CatalogueEntry entry =
        catalogue
            .find(wanted.workshop())
            .filter(found -> found.page().studio().equals(wanted.studio().id()))
            .orElseThrow(
                () -> malformed("workshop_id must name a workshop of this studio; none has it"));
    String text =
        entry
            .override(wanted.field())
            .orElseThrow(
                () -> malformed("field must be one that was set by hand: set it right first"));
    if (entry.added() != null) {
      return ProposalSentences.byHand();
    }
    KnownArtists known = artists.get();
    Optional<CorrectedValue> value = CorrectedValue.of(wanted.field(), text, known.all());
    if (value.isEmpty()) {
      return ProposalSentences.noSlot(wanted.field().word());
    }
    caller.accept();
    return proposed(new Work(wanted, entry, value.get(), caller), text, known);
  }

  private Proposal proposed(Work work, String text, KnownArtists known) {
    Studio studio = work.wanted().studio();
    Rules rules = Rules.of(studio, clock, known);
    URI link = work.entry().page().link();
    Fetch fetch = fetched(link, work);
    if (fetch instanceof Fetch.Failed failed) {
      return ProposalSentences.unread(Sentences.linkFailed(MaskedAddress.of(link), failed));
    }
    Trial trial =
        new Trial(reading -> verdict(reading, work.caller()), rules, book.active(studio.id()));
    return taught(work, text, trial, ((Fetch.Read) fetch).page());
  }

  private PageVerdict verdict(Trial.Reading reading, Caller caller) {
    WorkBudget budget = new WorkBudget(limits, caller::hasLeft);
    return normaliser.judge(
        extraction.read(reading.page(), reading.learned(), budget), reading.rules(), budget);
  }

  private Proposal taught(Work work, String text, Trial trial, Page page) {
    PageVerdict verdict = trial.before(page);
    Optional<Verdict> event = CorrectionFactory.event(verdict, work.entry().page());
    if (event.isEmpty()) {
      return ProposalSentences.gone();
    }
    List<CatalogueEntry> all = catalogue.of(work.wanted().studio().id());
    Correction correction =
        CorrectionFactory.of(work.value(), event.get(), verdict, CorrectionFactory.hidden(all));
    Learning learning =
        extraction.learn(page, correction, new WorkBudget(limits, work.caller()::hasLeft));
    if (learning instanceof Learning.Nothing nothing) {
      return ProposalSentences.of(nothing.why());
    }
    Lesson lesson = ((Learning.Taught) learning).lesson();
    trial.begin(lesson, CorrectionFactory.hidden(all));
    trial.add(page);
    others(work, all).forEach(link -> look(link, work, trial));
    return trial
        .refusal()
        .<Proposal>map(why -> why)
        .orElseGet(() -> offered(work, text, lesson, trial));
  }

  private void look(URI link, Work work, Trial trial) {
    if (!work.caller().hasLeft()) {
      if (fetched(link, work) instanceof Fetch.Read read) {
        trial.add(read.page());
      } else {
        trial.failed(link);
      }
    }
  }

  private static List<URI> others(Work work, List<CatalogueEntry> all) {
    return all.stream()
        .filter(entry -> entry.added() == null)
        .map(entry -> entry.page().link())
        .filter(link -> !link.equals(work.entry().page().link()))
        .distinct()
        .limit(MOST_PAGES)
        .toList();
  }

  private Fetch fetched(URI link, Work work) {
    Studio studio = work.wanted().studio();
    return crawler.fetch(
        link, CrawlRequests.rendering(studio), CrawlRequests.home(studio), work.caller()::onLeave);
  }

  private Proposal offered(Work work, String text, Lesson lesson, Trial trial) {
    RuleOrigin origin =
        new RuleOrigin(
            work.wanted().by(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            work.entry().id().value(),
            work.entry().page().link(),
            FieldText.of(work.entry().page(), work.wanted().field()),
            text);
    Optional<StoredRule> rule = book.propose(work.wanted().studio().id(), lesson, origin);
    return rule.<Proposal>map(trial::offered)
        .orElseGet(() -> ProposalSentences.full(RuleBook.MOST));
  }

  private static RejectedRequestException malformed(String sentence) {
    return new RejectedRequestException(Problem.MALFORMED, sentence);
  }
}
