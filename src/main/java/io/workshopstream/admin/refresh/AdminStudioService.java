package io.workshopstream.admin.refresh;

import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.Gathered;
import io.workshopstream.catalogue.RefreshPlan;
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
 * Processes a studio page by page: saves each page's workshops at once and removes nothing. Owns no
 * transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdminStudioService {

  @Inject private StudioCrawls crawls;
  @Inject private Catalogue catalogue;

  /**
   * Processes the studio, on the run's own thread.
   *
   * @param dryRun whether to say what would be saved and store nothing
   */
  public RunResult processStudio(Studio studio, boolean dryRun, Progress progress)
      throws RunStoppedException {
    progress.log(Level.INFO, Sentences.processingStarts(studio, dryRun));
    try (StudioCrawls.Begun begun = crawls.begin(List.of(studio), progress)) {
      if (begun.crawls().isEmpty()) {
        return new RunResult.Failed(begun.problems().get(0));
      }
      LinkProgress count = new LinkProgress(progress, begun::links);
      Saving saving = new Saving(begun.crawls().get(0), dryRun, progress);
      if (!Attempt.succeeds(studio.name(), () -> process(saving, count))) {
        return new RunResult.Failed(saving.broke());
      }
      progress.log(Level.SUCCESS, saving.ends());
      count.allDone();
      return new RunResult.Done();
    }
  }

  /** How far the processing of a studio is; for the run's own thread. */
  private final class Saving {

    private final StudioCrawl crawl;
    private final boolean dryRun;
    private final Progress progress;

    /** How many workshops were added or changed so far; in a dry run: would be. */
    private int saved;

    Saving(StudioCrawl crawl, boolean dryRun, Progress progress) {
      this.crawl = crawl;
      this.dryRun = dryRun;
      this.progress = progress;
    }

    private String broke() {
      return OutcomeSentences.processingBroke(crawl.standing(), dryRun, saved);
    }

    private String ends() {
      return OutcomeSentences.processingEnds(crawl.standing(), dryRun, saved);
    }

    private String stopped() {
      return OutcomeSentences.stoppedProcessing(crawl.standing(), dryRun, saved);
    }

    private void save(Gathered page) throws RunStoppedException {
      RefreshPlan plan = crawls.plan(crawl.studio(), page).withoutRemovals();
      int news = plan.added().size() + plan.changed().size();
      if (news == 0) {
        return;
      }
      if (!dryRun) {
        progress.store(catalogue.applying(plan));
      }
      saved += news;
      Changes.tell(plan, progress);
      progress.log(Level.INFO, OutcomeSentences.saved(news, dryRun));
    }
  }

  private static void process(Saving saving, LinkProgress count) throws RunStoppedException {
    boolean told = false;
    try {
      boolean more = true;
      while (more) {
        more = saving.crawl.visitNext(count, saving::save);
      }
      told = true;
    } finally {
      if (!told) {
        saving.progress.log(Level.WARNING, saving.stopped());
      }
    }
  }
}
