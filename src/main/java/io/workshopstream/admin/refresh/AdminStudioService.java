package io.workshopstream.admin.refresh;

import io.workshopstream.admin.finding.PlanFactsFactory;
import io.workshopstream.admin.sentence.RetrySentences;
import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.plan.Gathered;
import io.workshopstream.catalogue.plan.PlanCause;
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
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

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
      return save(new Saving(crawl, crawl::links, dryRun, progress));
    }
  }

  /**
   * Reads links of the studio again that failed in an earlier run, as far as its site still lists
   * them, and saves what they bring; on the run's own thread.
   *
   * @param failed the links, masked as the events of that run name them
   */
  public RunResult retryLinks(Studio studio, Set<String> failed, boolean dryRun, Progress progress)
      throws RunStoppedException {
    progress.begin(RetrySentences.starts(studio, failed.size(), dryRun));
    try (StudioCrawl crawl = crawls.begin(studio, progress)) {
      crawl.lookOnlyAt(link -> failed.contains(MaskedAddress.of(link)));
      RunResult result = save(new Saving(crawl, failed::size, dryRun, progress));
      int gone = failed.size() - crawl.standing().visited();
      if (gone > 0 && result instanceof RunResult.Done) {
        progress.log(Level.WARNING, RetrySentences.noLongerListed(gone));
      }
      return result;
    }
  }

  private static RunResult save(Saving saving) throws RunStoppedException {
    return Attempt.succeeds(saving.crawl.studio().name(), saving::carryOut)
        ? saving.result
        : new RunResult.Failed(saving.broke());
  }

  /** How far the processing of a studio is; for the run's own thread. */
  private final class Saving {

    private final StudioCrawl crawl;
    private final IntSupplier links;
    private final boolean dryRun;
    private final Progress progress;
    private RunResult result = new RunResult.Done();

    Saving(StudioCrawl crawl, IntSupplier links, boolean dryRun, Progress progress) {
      this.crawl = crawl;
      this.links = links;
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
        LinkProgress count = new LinkProgress(progress, links);
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
