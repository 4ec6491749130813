package io.workshopstream.admin.refresh;

import io.workshopstream.admin.finding.PlanFactsFactory;
import io.workshopstream.admin.meter.PlanFate;
import io.workshopstream.admin.meter.StudioMeter;
import io.workshopstream.admin.refresh.OutcomeSentences.Fate;
import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.plan.PlanCause;
import io.workshopstream.catalogue.plan.PlanJson;
import io.workshopstream.catalogue.plan.PlanOrigin;
import io.workshopstream.catalogue.plan.PlanStatus;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.notice.Outbox;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunStoppedException;
import io.workshopstream.studio.Studio;
import io.workshopstream.teaching.RuleBook;
import io.workshopstream.trace.Tracing;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces the workshops of a studio by what its site announces: gathers everything first, then
 * changes the studio's part of the catalogue in one transaction. Owns no transaction itself, for it
 * may work for half an hour.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdminService {

  @Inject private StudioCrawls crawls;
  @Inject private Catalogue catalogue;
  @Inject private StudioMeter meter;
  @Inject private Tracing tracing;
  @Inject private Outbox outbox;
  @Inject private RuleBook rules;

  /**
   * Refreshes the studio, on the run's own thread.
   *
   * @param dryRun whether to say what would change and store nothing
   */
  public RunResult refreshWorkshops(Studio studio, boolean dryRun, Progress progress)
      throws RunStoppedException {
    progress.begin(Sentences.refreshStarts(studio, dryRun));
    try (StudioCrawl crawl = crawls.begin(studio, progress)) {
      Refresh refresh = new Refresh(crawl, dryRun, progress);
      if (!Attempt.succeeds(studio.name(), refresh::carryOut)) {
        return new RunResult.Failed(OutcomeSentences.refreshBroke(studio, refresh.stored));
      }
      return refresh.result;
    }
  }

  /** How far the refresh of a studio is; for the run's own thread. */
  private final class Refresh {

    private final StudioCrawl crawl;
    private final boolean dryRun;
    private final Progress progress;
    private final LinkProgress count;
    private RunResult result = new RunResult.Done();
    private boolean stored;

    Refresh(StudioCrawl crawl, boolean dryRun, Progress progress) {
      this.crawl = crawl;
      this.dryRun = dryRun;
      this.progress = progress;
      this.count = new LinkProgress(progress, crawl::links);
    }

    private void carryOut() throws RunStoppedException {
      Optional<String> problem = crawl.readListing();
      if (problem.isPresent()) {
        result = new RunResult.Failed(problem.get());
      } else {
        visitAll();
        plan();
        count.allDone();
      }
    }

    private void plan() throws RunStoppedException {
      try (Tracing.Span span = tracing.begin("plan", Map.of())) {
        carryOut(crawls.plan(crawl.studio(), crawl.gathered()));
      }
    }

    private void visitAll() throws RunStoppedException {
      try {
        crawl.visitAll(count, page -> 0);
      } catch (RunStoppedException stopped) {
        progress.log(Level.WARNING, OutcomeSentences.stoppedRefreshing(crawl.standing()));
        throw stopped;
      }
    }

    private void carryOut(RefreshPlan plan) throws RunStoppedException {
      Fate fate = fate(plan);
      say(plan);
      if (fate == Fate.STORED) {
        progress.store(
            List.of(
                outbox.planned(progress.run(), PlanFactsFactory.of(plan, null)),
                rules.noting(plan.studio(), crawl.sightings()),
                catalogue.applying(plan, origin())));
        stored = true;
        meter.plan(plan, PlanFate.STORED);
      } else if (fate == Fate.HELD) {
        meter.plan(plan, PlanFate.HELD);
        result = held(plan);
      } else {
        progress.store(catalogue.keeping(plan, PlanStatus.SHOWN, origin()));
      }
      Changes.tell(plan, progress);
      progress.log(Level.INFO, OutcomeSentences.planned(plan, fate != Fate.STORED));
      progress.log(
          fate == Fate.HELD ? Level.WARNING : Level.SUCCESS,
          OutcomeSentences.refreshEnds(crawl.studio(), crawl.tally(), fate));
    }

    private PlanOrigin origin() {
      return PlanOrigin.ofRun(PlanCause.REFRESH, progress.run().value());
    }

    private RunResult held(RefreshPlan plan) throws RunStoppedException {
      String why = OutcomeSentences.heldBack(crawl.studio(), plan);
      progress.store(
          List.of(
              outbox.planned(progress.run(), PlanFactsFactory.of(plan, why)),
              catalogue.keeping(plan, PlanStatus.HELD, origin())));
      return new RunResult.HeldBack(why, PlanJson.write(new Approvals.HeldPlans(List.of(plan))));
    }

    private Fate fate(RefreshPlan plan) {
      if (dryRun) {
        return Fate.SHOWN;
      }
      return plan.isSuspicious() ? Fate.HELD : Fate.STORED;
    }

    private void say(RefreshPlan plan) {
      plan.removed()
          .forEach(
              workshop ->
                  progress.log(
                      Level.WARNING,
                      Sentences.removed(workshop),
                      MaskedAddress.of(workshop.link())));
      plan.kept()
          .forEach(
              kept ->
                  progress.log(
                      Level.WARNING,
                      OutcomeSentences.kept(kept),
                      MaskedAddress.of(kept.workshop().link())));
      catalogue
          .announcedToo(plan)
          .forEach(added -> progress.log(Level.WARNING, OutcomeSentences.announcedToo(added)));
      catalogue
          .disagreements(plan)
          .forEach(
              one ->
                  progress.log(
                      Level.WARNING,
                      OutcomeSentences.disagrees(one),
                      MaskedAddress.of(one.workshop().link())));
      if (plan.isSuspicious()) {
        progress.log(Level.WARNING, OutcomeSentences.suspicious(plan));
      }
    }
  }
}
