package io.workshopstream.admin;

import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.Gathered;
import io.workshopstream.catalogue.RefreshPlan;
import io.workshopstream.run.Level;
import io.workshopstream.run.Progress;
import io.workshopstream.run.RunResult;
import io.workshopstream.run.RunStoppedException;
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

  @Inject private Visits visits;
  @Inject private Catalogue catalogue;

  /**
   * Processes the studio, on the run's own thread.
   *
   * @param dryRun whether to say what would be saved and store nothing
   */
  public RunResult processStudio(Studio studio, boolean dryRun, Progress progress)
      throws RunStoppedException {
    progress.log(Level.INFO, Sentences.processingStarts(studio, dryRun));
    try (Visits.Begun begun = visits.begin(List.of(studio), progress)) {
      if (begun.visits().isEmpty()) {
        return new RunResult.Failed(begun.problems().get(0));
      }
      LinkCount count = new LinkCount(progress, begun.visits());
      StudioVisit visit = begun.visits().get(0);
      process(visit, count, dryRun, progress);
      progress.log(Level.SUCCESS, Sentences.processingEnds(studio, visit.tally()));
      count.allDone();
      return new RunResult.Done();
    }
  }

  private void process(StudioVisit visit, LinkCount count, boolean dryRun, Progress progress)
      throws RunStoppedException {
    try {
      Optional<Gathered> page = visit.nextLink(count);
      while (page.isPresent()) {
        save(page.get(), visit.studio(), dryRun, progress);
        page = visit.nextLink(count);
      }
    } catch (RunStoppedException stopped) {
      progress.log(
          Level.WARNING, Sentences.stoppedProcessing(visit.studio(), visit.tally(), count));
      throw stopped;
    }
  }

  private void save(Gathered page, Studio studio, boolean dryRun, Progress progress) {
    RefreshPlan plan = catalogue.plan(page, visits.today(studio)).withoutRemovals();
    Changes.tell(plan, progress);
    if (!dryRun && !plan.isEmpty()) {
      catalogue.apply(plan);
      progress.log(Level.INFO, Sentences.saved(plan.added().size() + plan.changed().size()));
    }
  }
}
