package io.workshopstream.admin.refresh;

import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.RefreshPlan;
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

/** Carries out, or drops, what a refresh held back because it looked like a broken site. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Approvals {

  @Inject private Runs runs;
  @Inject private Catalogue catalogue;

  /** Changes the catalogue as the run planned; false when it holds nothing back. */
  public boolean approve(Run run) {
    Optional<String> held = runs.held(run);
    return held.isPresent()
        && runs.settle(run, progress -> apply(HeldPlans.of(held.get()), progress));
  }

  private RunResult apply(HeldPlans held, Progress progress) throws RunStoppedException {
    List<String> problems = new ArrayList<>();
    for (RefreshPlan plan : held.plans()) {
      if (Attempt.succeeds(plan.studio().value(), () -> catalogue.apply(plan))) {
        progress.log(Level.SUCCESS, OutcomeSentences.approved(plan));
      } else {
        problems.add(OutcomeSentences.approvalBroke(plan));
      }
    }
    return problems.isEmpty()
        ? new RunResult.Done()
        : new RunResult.Failed(String.join("; ", problems));
  }

  /** Drops what the run planned; false when it holds nothing back. */
  public boolean discard(Run run) {
    return runs.held(run).isPresent() && runs.stop(run, StopReason.CANCELLED);
  }
}
