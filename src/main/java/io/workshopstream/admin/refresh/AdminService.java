package io.workshopstream.admin.refresh;

import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.RefreshPlan;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunStoppedException;
import io.workshopstream.studio.Studio;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Replaces the workshops of studios by what their sites announce: gathers everything first, then
 * changes a studio's part of the catalogue in one transaction. Owns no transaction itself, for it
 * may work for half an hour.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdminService {

  @Inject private StudioCrawls crawls;
  @Inject private Catalogue catalogue;

  /**
   * Refreshes the studios one after the other, on the run's own thread.
   *
   * @param dryRun whether to say what would change and store nothing
   */
  public RunResult refreshWorkshops(List<Studio> studios, boolean dryRun, Progress progress)
      throws RunStoppedException {
    RefreshLedger ledger = new RefreshLedger(studios, dryRun);
    boolean told = false;
    try {
      studios.forEach(studio -> progress.log(Level.INFO, Sentences.refreshStarts(studio, dryRun)));
      RunResult result = refresh(studios, ledger, progress);
      told = true;
      return result;
    } catch (RunStoppedException stopped) {
      told = true;
      ledger.whenStopped().forEach(sentence -> progress.log(Level.WARNING, sentence));
      throw stopped;
    } finally {
      if (!told) {
        ledger.whenBroken().forEach(sentence -> progress.log(Level.WARNING, sentence));
      }
    }
  }

  private RunResult refresh(List<Studio> studios, RefreshLedger ledger, Progress progress)
      throws RunStoppedException {
    try (StudioCrawls.Begun begun = crawls.begin(studios, progress)) {
      LinkProgress count = new LinkProgress(progress, begun::links);
      for (StudioCrawl crawl : begun.crawls()) {
        Studio studio = crawl.studio();
        ledger.begin(crawl);
        if (!Attempt.succeeds(studio.name(), () -> refresh(crawl, count, ledger, progress))) {
          begun.fail(OutcomeSentences.refreshBroke(studio, ledger.has(studio)), progress);
        }
      }
      return result(begun, studios.size(), count, ledger, progress);
    }
  }

  /** A run of several studios fails only when all of them do. */
  private static RunResult result(
      StudioCrawls.Begun begun,
      int all,
      LinkProgress count,
      RefreshLedger ledger,
      Progress progress) {
    int failed = begun.problems().size();
    if (failed == all) {
      return new RunResult.Failed(String.join("; ", begun.problems()));
    }
    if (failed > 0) {
      progress.log(Level.ERROR, OutcomeSentences.studiosFailed(failed, all));
    }
    ledger.sums().forEach(sentence -> progress.log(Level.INFO, sentence));
    count.allDone();
    List<StudioOutcome> held = ledger.with(StudioOutcome.Fate.HELD);
    if (held.isEmpty()) {
      return new RunResult.Done();
    }
    List<RefreshPlan> plans = held.stream().map(StudioOutcome::plan).toList();
    return new RunResult.HeldBack(OutcomeSentences.heldBack(held), new HeldPlans(plans).payload());
  }

  private void refresh(
      StudioCrawl crawl, LinkProgress count, RefreshLedger ledger, Progress progress)
      throws RunStoppedException {
    boolean more = true;
    while (more) {
      more = crawl.visitNext(count, page -> {});
    }
    RefreshPlan plan = crawls.plan(crawl.studio(), crawl.gathered());
    StudioOutcome.Fate fate = fate(plan, ledger.isDryRun());
    say(plan, progress);
    if (fate == StudioOutcome.Fate.STORED) {
      progress.store(catalogue.applying(plan));
    }
    ledger.enter(crawl, plan, fate);
    Changes.tell(plan, progress);
    progress.log(Level.INFO, OutcomeSentences.planned(plan, fate != StudioOutcome.Fate.STORED));
    progress.log(
        fate == StudioOutcome.Fate.HELD ? Level.WARNING : Level.SUCCESS,
        OutcomeSentences.refreshEnds(crawl.studio(), crawl.tally(), fate));
  }

  private static StudioOutcome.Fate fate(RefreshPlan plan, boolean dryRun) {
    if (dryRun) {
      return StudioOutcome.Fate.SHOWN;
    }
    return plan.isSuspicious() ? StudioOutcome.Fate.HELD : StudioOutcome.Fate.STORED;
  }

  private static void say(RefreshPlan plan, Progress progress) {
    plan.removed()
        .forEach(
            workshop ->
                progress.log(
                    Level.WARNING, Sentences.removed(workshop), MaskedAddress.of(workshop.link())));
    plan.kept()
        .forEach(
            workshop ->
                progress.log(
                    Level.WARNING, Sentences.kept(workshop), MaskedAddress.of(workshop.link())));
    if (plan.isSuspicious()) {
      progress.log(Level.WARNING, OutcomeSentences.suspicious(plan));
    }
  }
}
