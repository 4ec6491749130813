package io.workshopstream.admin.refresh;

import io.workshopstream.admin.finding.PlanFactsFactory;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.plan.PlanCause;
import io.workshopstream.catalogue.plan.PlanJson;
import io.workshopstream.catalogue.plan.PlanOrigin;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.notice.Outbox;
import io.workshopstream.run.Runs;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.StopReason;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.Run;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunStoppedException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Carries out, or drops, what a refresh held back because it looked like a broken site. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Approvals {

  @Inject private Runs runs;
  @Inject private Catalogue catalogue;
  @Inject private Outbox outbox;

  /**
   * Plans that a run holds back, in the form in which they wait for a decision.
   *
   * @param plans one for each studio that looks broken
   */
  record HeldPlans(List<RefreshPlan> plans) {}

  /**
   * Changes the catalogue as the run planned; false when it holds nothing back.
   *
   * @param by who lets it
   */
  public boolean approve(Run run, String by) {
    Optional<String> held = runs.held(run);
    PlanOrigin origin = new PlanOrigin(PlanCause.APPROVAL, run.id().value(), by);
    return held.isPresent()
        && runs.settle(
            run,
            progress -> apply(run, PlanJson.read(held.get(), HeldPlans.class), origin, progress));
  }

  /** In one transaction with the decision, so that no plan is ever carried out twice. */
  private RunResult apply(Run run, HeldPlans held, PlanOrigin origin, Progress progress)
      throws RunStoppedException {
    List<Consumer<Handle>> steps =
        new ArrayList<>(
            held.plans().stream()
                .map(plan -> outbox.added(run.id(), PlanFactsFactory.of(plan, null)))
                .toList());
    steps.add(runs.releasing(run));
    steps.add(catalogue.applying(held.plans(), origin));
    if (!Attempt.succeeds("the approval of run " + run.id(), () -> progress.store(steps))) {
      return new RunResult.Failed(OutcomeSentences.approvalBroke(held.plans()));
    }
    held.plans().forEach(plan -> progress.log(Level.SUCCESS, OutcomeSentences.approved(plan)));
    return new RunResult.Done();
  }

  /** Drops what the run planned; false when it holds nothing back. */
  public boolean discard(Run run) {
    return runs.held(run).isPresent() && runs.stop(run, StopReason.CANCELLED);
  }
}
