package io.workshopstream.admin;

import io.workshopstream.advice.Advice;
import io.workshopstream.catalogue.Workshop;
import io.workshopstream.crawl.Fetch;
import io.workshopstream.normalisation.PageVerdict;
import io.workshopstream.normalisation.Verdict;
import io.workshopstream.run.Level;
import io.workshopstream.run.Progress;
import java.util.List;

/** Says what happened to each link of a studio, and counts it; for the run's own thread. */
final class LinkReport {

  private final Progress progress;
  private final Tally tally = new Tally();

  LinkReport(Progress progress) {
    this.progress = progress;
  }

  Tally tally() {
    return tally;
  }

  void failed(String address, Fetch.Failed failed) {
    tally.failed();
    String why = Sentences.linkFailed(address, failed);
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
  List<Workshop> read(String address, PageVerdict verdict) {
    List<Workshop> workshops =
        verdict.verdicts().stream()
            .filter(Verdict.Accepted.class::isInstance)
            .map(accepted -> ((Verdict.Accepted) accepted).workshop())
            .toList();
    sayItem(address, verdict, workshops.isEmpty() ? "ignored" : "found");
    found(address, workshops);
    verdict.verdicts().stream()
        .filter(Verdict.Rejected.class::isInstance)
        .forEach(rejected -> ignored(address, (Verdict.Rejected) rejected));
    if (verdict.verdicts().isEmpty()) {
      tally.ignored();
      progress.log(Level.WARNING, Sentences.pageIgnored(address, verdict.nothing()), address);
    }
    return workshops;
  }

  private void sayItem(String address, PageVerdict verdict, String outcome) {
    String reason =
        verdict.verdicts().isEmpty() ? Sentences.pageIgnored(address, verdict.nothing()) : "";
    List<Preview.Item> events = verdict.verdicts().stream().map(Preview.Item::of).toList();
    progress.item(address, outcome, reason, events);
  }

  private void found(String address, List<Workshop> workshops) {
    if (workshops.isEmpty()) {
      return;
    }
    tally.found(workshops.size());
    progress.log(Level.SUCCESS, Sentences.workshopsFound(address, workshops), address);
    workshops.stream()
        .filter(workshop -> workshop.artistIds().isEmpty())
        .forEach(
            workshop -> progress.log(Level.WARNING, Sentences.artistUnknown(workshop), address));
  }

  private void ignored(String address, Verdict.Rejected rejected) {
    if (rejected.reason() != Verdict.Reason.BUNDLE) {
      tally.ignored();
    }
    progress.log(Level.INFO, Sentences.eventIgnored(address, rejected), address);
  }
}
