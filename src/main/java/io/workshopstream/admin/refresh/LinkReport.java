package io.workshopstream.admin.refresh;

import io.workshopstream.admin.meter.PageOutcome;
import io.workshopstream.admin.meter.StudioMeter;
import io.workshopstream.admin.page.PageReading;
import io.workshopstream.admin.page.Preview;
import io.workshopstream.admin.refresh.GatheredPages.KeptPage;
import io.workshopstream.admin.sentence.AdviceSentences;
import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.advice.Advice;
import io.workshopstream.catalogue.plan.PlanJson;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Verdict;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.job.Progress;
import java.util.List;

/** Says what happened to each link of a studio, and counts it; for the run's own thread. */
final class LinkReport {

  private final Progress progress;
  private final String studio;
  private final StudioMeter meter;
  private final StudioSummary tally = new StudioSummary();

  LinkReport(Progress progress, String studio, StudioMeter meter) {
    this.progress = progress;
    this.studio = studio;
    this.meter = meter;
  }

  StudioSummary tally() {
    return tally;
  }

  /** A link that brings nothing, for whatever reason. */
  void failed(String address, String why) {
    failed(address, why, PageOutcome.FAILED);
  }

  /** A link whose page would cost more than a page may. */
  void tooMuch(String address) {
    failed(address, OutcomeSentences.linkTooMuch(address), PageOutcome.TOO_MUCH);
  }

  private void failed(String address, String why, PageOutcome outcome) {
    meter.page(studio, outcome);
    tally.failed();
    progress.item(address, "failed", why, List.of());
    progress.log(Level.ERROR, why, address);
  }

  /** A page that counts as read, but may hold more than could be seen. */
  void unrendered(String address, Fetch.Failed why) {
    progress.log(Level.WARNING, Sentences.unrendered(address, why));
  }

  /** What came of asking the language model; nothing when there is none. */
  void advised(String address, PageReading reading) {
    if (reading.advice() instanceof Advice.Given given) {
      progress.log(Level.INFO, AdviceSentences.advised(address, given));
    } else if (reading.isOpen() && reading.advice() instanceof Advice.Missing missing) {
      progress.log(Level.WARNING, AdviceSentences.unadvised(address, missing));
    }
  }

  /** Says what is announced and what is not taken; returns the workshops. */
  List<Workshop> tell(String address, PageVerdict verdict) {
    List<Workshop> workshops =
        verdict.verdicts().stream()
            .filter(Verdict.Accepted.class::isInstance)
            .map(accepted -> ((Verdict.Accepted) accepted).workshop())
            .toList();
    found(address, workshops);
    verdict.verdicts().stream()
        .filter(Verdict.Rejected.class::isInstance)
        .map(rejected -> Sentences.eventIgnored(address, (Verdict.Rejected) rejected))
        .forEach(ignored -> progress.log(Level.INFO, ignored, address));
    verdict.verdicts().stream()
        .filter(Verdict.Unsure.class::isInstance)
        .map(unsure -> OutcomeSentences.waitsForReview(address, (Verdict.Unsure) unsure))
        .forEach(waiting -> progress.log(Level.WARNING, waiting, address));
    if (verdict.verdicts().isEmpty()) {
      progress.log(Level.WARNING, Sentences.pageIgnored(address, verdict.nothing()), address);
    }
    return workshops;
  }

  private void found(String address, List<Workshop> workshops) {
    if (workshops.isEmpty()) {
      return;
    }
    progress.log(Level.SUCCESS, Sentences.workshopsFound(address, workshops), address);
    workshops.stream()
        .filter(workshop -> workshop.artistIds().isEmpty())
        .forEach(
            workshop -> progress.log(Level.WARNING, Sentences.artistUnknown(workshop), address));
  }

  /**
   * The link is done, and all that it brings is told: counts it.
   *
   * @param keep whether whoever goes on with this run does not have to read it again
   */
  void done(String address, PageVerdict verdict, KeptPage page, boolean keep) {
    boolean nothing = verdict.verdicts().isEmpty();
    String reason = nothing ? Sentences.pageIgnored(address, verdict.nothing()) : "";
    List<Preview.Item> events = verdict.verdicts().stream().map(Preview.Item::of).toList();
    boolean found = !page.workshops().isEmpty();
    String outcome = found ? "found" : "ignored";
    meter.events(verdict);
    meter.page(studio, found ? PageOutcome.FOUND : PageOutcome.IGNORED);
    if (keep) {
      progress.item(address, outcome, reason, events, PlanJson.write(page));
    } else {
      progress.item(address, outcome, reason, events);
    }
    count(page);
  }

  void count(KeptPage page) {
    tally.found(page.workshops().size());
    tally.ignored(page.ignored());
  }

  /** How many events of a page are not taken; 1 for a page without any. */
  static int ignored(PageVerdict verdict) {
    List<Verdict> all = verdict.verdicts();
    return all.isEmpty() ? 1 : (int) all.stream().filter(LinkReport::isIgnored).count();
  }

  /** A bundle is not lost: its price is kept with its sessions. */
  private static boolean isIgnored(Verdict verdict) {
    return verdict instanceof Verdict.Unsure
        || (verdict instanceof Verdict.Rejected rejected
            && rejected.reason() != Verdict.Reason.BUNDLE);
  }
}
