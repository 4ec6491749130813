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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replaces the workshops of studios by what their sites announce: gathers everything first, then
 * changes a studio's part of the catalogue in one transaction. Owns no transaction itself, for it
 * may work for half an hour.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdminService {

  @Inject private Visits visits;
  @Inject private Catalogue catalogue;

  /**
   * Refreshes the studios one after the other, on the run's own thread.
   *
   * @param dryRun whether to say what would change and store nothing
   */
  public RunResult refreshWorkshops(List<Studio> studios, boolean dryRun, Progress progress)
      throws RunStoppedException {
    studios.forEach(studio -> progress.log(Level.INFO, Sentences.refreshStarts(studio, dryRun)));
    try (Visits.Begun begun = visits.begin(studios, progress)) {
      if (begun.visits().isEmpty()) {
        return new RunResult.Failed(String.join("; ", begun.problems()));
      }
      LinkCount count = new LinkCount(progress, begun.visits());
      List<RefreshPlan> held = new ArrayList<>();
      for (StudioVisit visit : begun.visits()) {
        refresh(visit, count, dryRun, progress).ifPresent(held::add);
      }
      sayWhoFailed(begun, studios.size(), progress);
      count.allDone();
      return held.isEmpty() ? new RunResult.Done() : heldBack(held);
    }
  }

  private static RunResult heldBack(List<RefreshPlan> held) {
    return new RunResult.HeldBack(Sentences.heldBack(held), new HeldPlans(held).payload());
  }

  /** The plan that is held back; empty when it was carried out or nothing shall be stored. */
  private Optional<RefreshPlan> refresh(
      StudioVisit visit, LinkCount count, boolean dryRun, Progress progress)
      throws RunStoppedException {
    gather(visit, count, progress);
    RefreshPlan plan = catalogue.plan(visit.gathered(), visits.today(visit.studio()));
    say(plan, dryRun, progress);
    boolean hold = !dryRun && plan.isSuspicious();
    if (!dryRun && !hold) {
      catalogue.apply(plan);
    }
    progress.log(Level.SUCCESS, Sentences.refreshEnds(visit.studio(), visit.tally()));
    return hold ? Optional.of(plan) : Optional.empty();
  }

  private static void gather(StudioVisit visit, LinkCount count, Progress progress)
      throws RunStoppedException {
    try {
      Optional<Gathered> link = visit.nextLink(count);
      while (link.isPresent()) {
        link = visit.nextLink(count);
      }
    } catch (RunStoppedException stopped) {
      progress.log(
          Level.WARNING, Sentences.stoppedRefreshing(visit.studio(), visit.tally(), count));
      throw stopped;
    }
  }

  private static void say(RefreshPlan plan, boolean dryRun, Progress progress) {
    Changes.tell(plan, progress);
    plan.removed()
        .forEach(
            workshop ->
                progress.log(
                    Level.WARNING, Sentences.removed(workshop), workshop.link().toString()));
    plan.kept()
        .forEach(
            workshop ->
                progress.log(Level.WARNING, Sentences.kept(workshop), workshop.link().toString()));
    if (plan.isSuspicious()) {
      progress.log(Level.WARNING, Sentences.suspicious(plan));
    } else {
      progress.log(Level.INFO, Sentences.planned(plan, dryRun));
    }
  }

  private static void sayWhoFailed(Visits.Begun begun, int all, Progress progress) {
    if (!begun.problems().isEmpty()) {
      progress.log(Level.ERROR, Sentences.studiosFailed(begun.problems().size(), all));
    }
  }
}
