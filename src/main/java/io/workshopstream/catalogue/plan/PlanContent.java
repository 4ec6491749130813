package io.workshopstream.catalogue.plan;

import io.workshopstream.catalogue.plan.RefreshPlan.Change;
import io.workshopstream.catalogue.plan.RefreshPlan.Kept;
import io.workshopstream.catalogue.workshop.Workshop;
import java.util.List;
import java.util.Map;

/**
 * What a plan does, as it is kept: of what stays as it is only how much that is.
 *
 * @param kept not found again, and yet not gone
 */
public record PlanContent(
    List<Workshop> added,
    List<Change> changed,
    List<Workshop> removed,
    List<Kept> kept,
    int unchanged) {

  public PlanContent {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
  }

  /** Of a plan. */
  public static PlanContent of(RefreshPlan plan) {
    return new PlanContent(
        plan.added(), plan.changed(), plan.removed(), plan.kept(), plan.unchanged().size());
  }

  /** Takes it back, so that the workshops are as they were before it. */
  public void undo(Map<String, Workshop> workshops) {
    added.forEach(one -> workshops.remove(one.uuid()));
    changed.forEach(pair -> workshops.put(pair.before().uuid(), pair.before()));
    removed.forEach(one -> workshops.put(one.uuid(), one));
  }
}
