package io.workshopstream.admin.refresh;

import io.workshopstream.admin.finding.PlanFactsFactory;
import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.plan.Gathered;
import io.workshopstream.catalogue.plan.PlanCause;
import io.workshopstream.catalogue.plan.PlanOrigin;
import io.workshopstream.catalogue.plan.PlanStatus;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.notice.Outbox;
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
import java.util.Optional;

/**
 * Processes a studio page by page: saves each page's workshops at once and removes nothing. Owns no
 * transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdminStudioService {

  @Inject private StudioCrawls crawls;
  @Inject private Catalogue catalogue;
  @Inject private Outbox outbox;

  /**
   * Processes the studio, on the run's own thread.
   *
   * @param dryRun whether to say what would be saved and store nothing
   */
  public RunResult processStudio(Studio studio, boolean dryRun, Progress progress)
      throws RunStoppedException {
    progress.begin(Sentences.processingStarts(studio, dryRun));
    try (StudioCrawl crawl = crawls.begin(studio, progress)) {
      Saving saving = new Saving(crawl, dryRun, progress);
      if (!Attempt.succeeds(studio.name(), saving::carryOut)) {
        return new RunResult.Failed(saving.broke());
      }
      return saving.result;
    }
  }

  /** How far the processing of a studio is; for the run's own thread. */
  private final class Saving {

    private final StudioCrawl crawl;
    private final boolean dryRun;
    private final Progress progress;
    private RunResult result = new RunResult.Done();

    Saving(StudioCrawl crawl, boolean dryRun, Progress progress) {
      this.crawl = crawl;
      this.dryRun = dryRun;
      this.progress = progress;
    }

    private String broke() {
      return OutcomeSentences.processingBroke(crawl.standing(), dryRun, crawl.saved());
    }

    private String ends() {
      return OutcomeSentences.processingEnds(crawl.standing(), dryRun, crawl.saved());
    }

    private String stopped() {
      return OutcomeSentences.stoppedProcessing(crawl.standing(), dryRun, crawl.saved());
    }

    private int save(Gathered page) throws RunStoppedException {
      RefreshPlan plan = crawls.plan(crawl.studio(), page).withoutRemovals();
      int news = plan.added().size() + plan.changed().size();
      store(plan);
      if (news == 0) {
        return 0;
      }
      Changes.tell(plan, progress);
      progress.log(Level.INFO, OutcomeSentences.saved(news, dryRun));
      return news;
    }

    private void store(RefreshPlan plan) throws RunStoppedException {
      PlanOrigin origin = PlanOrigin.ofRun(PlanCause.PROCESS, progress.run().value());
      if (!dryRun) {
        progress.store(
            List.of(
                outbox.added(progress.run(), PlanFactsFactory.of(plan, null)),
                catalogue.applying(plan, origin)));
      } else if (!plan.isEmpty()) {
        progress.store(catalogue.keeping(plan, PlanStatus.SHOWN, origin));
      }
    }

    private void carryOut() throws RunStoppedException {
      Optional<String> problem = crawl.readListing();
      if (problem.isPresent()) {
        result = new RunResult.Failed(problem.get());
      } else {
        LinkProgress count = new LinkProgress(progress, crawl::links);
        visitAll(count);
        progress.log(Level.SUCCESS, ends());
        count.allDone();
      }
    }

    private void visitAll(LinkProgress count) throws RunStoppedException {
      boolean told = false;
      try {
        crawl.visitAll(count, this::save);
        told = true;
      } finally {
        if (!told) {
          progress.log(Level.WARNING, stopped());
        }
      }
    }
  }
}
