package io.workshopstream.admin.finding;

import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.notice.event.PlanFacts;
import io.workshopstream.notice.event.PlanFacts.AddedWorkshop;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts what a plan does to the workshops that are still to come. */
public final class PlanFactsFactory {

  private PlanFactsFactory() {}

  /**
   * The facts of a plan.
   *
   * @param heldBecause why it waits for a decision; null when it does not
   */
  public static PlanFacts of(RefreshPlan plan, @Nullable String heldBecause) {
    List<Workshop> stays =
        Stream.concat(
                plan.unchanged().stream(), plan.kept().stream().map(RefreshPlan.Kept::workshop))
            .toList();
    List<Workshop> before = plan.changed().stream().map(RefreshPlan.Change::before).toList();
    List<Workshop> after = plan.changed().stream().map(RefreshPlan.Change::after).toList();
    boolean found =
        !plan.added().isEmpty() || !plan.changed().isEmpty() || !plan.unchanged().isEmpty();
    return new PlanFacts(
        plan.studio().value(),
        toCome(plan, stays) + toCome(plan, before) + toCome(plan, plan.removed()),
        toCome(plan, stays) + toCome(plan, after) + toCome(plan, plan.added()),
        plan.added().stream().map(PlanFactsFactory::shown).toList(),
        found,
        heldBecause);
  }

  private static int toCome(RefreshPlan plan, List<Workshop> workshops) {
    return (int) workshops.stream().filter(one -> !one.lastDay().isBefore(plan.today())).count();
  }

  private static AddedWorkshop shown(Workshop workshop) {
    String by = workshop.by() == null ? "" : workshop.by();
    return new AddedWorkshop(
        MaskedAddress.inWords(workshop.song() == null ? "" : workshop.song()),
        MaskedAddress.inWords(by),
        workshop.slots().stream().map(Slot::text).toList(),
        MaskedAddress.of(workshop.link()));
  }
}
