package io.workshopstream.admin.refresh;

import io.workshopstream.run.ChildRuns;
import io.workshopstream.run.Runs;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import io.workshopstream.run.job.Progress;
import io.workshopstream.run.job.RunResult;
import io.workshopstream.run.job.RunStoppedException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Refreshes several studios, each in a run of its own, side by side. Owns no transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RefreshAll {

  @Inject private Runs runs;

  /**
   * Has them refreshed, and says what came of it.
   *
   * @param key of the run that does; its subjects are the studios
   */
  public RunResult refresh(RunKey key, Progress progress) throws RunStoppedException {
    int all = key.subjects().size();
    progress.begin(OutcomeSentences.refreshAllStarts(all, key.dryRun()));
    List<ChildRuns.Outcome> outcomes = new ChildRuns(runs, key, progress).carryOut();
    List<ChildRuns.Outcome> done =
        outcomes.stream().filter(child -> child.state() == RunState.COMPLETED).toList();
    List<ChildRuns.Outcome> held =
        outcomes.stream().filter(child -> child.state() == RunState.NEEDS_APPROVAL).toList();
    held.forEach(child -> progress.log(Level.WARNING, OutcomeSentences.childHeldBack(child)));
    int failed = all - done.size() - held.size();
    if (failed == all) {
      return new RunResult.Failed(OutcomeSentences.studiosFailed(failed, all));
    }
    if (failed > 0) {
      progress.log(Level.ERROR, OutcomeSentences.studiosFailed(failed, all));
    }
    String sums = OutcomeSentences.sums(done.size(), all, changes(done), key.dryRun());
    progress.log(Level.INFO, sums);
    return new RunResult.Done();
  }

  private static Map<String, Integer> changes(List<ChildRuns.Outcome> done) {
    Map<String, Integer> sums = new TreeMap<>();
    done.forEach(
        child -> child.changes().forEach((kind, count) -> sums.merge(kind, count, Integer::sum)));
    return sums;
  }
}
