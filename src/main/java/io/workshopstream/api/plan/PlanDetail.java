package io.workshopstream.api.plan;

import io.workshopstream.admin.page.ShownWorkshop;
import io.workshopstream.api.catalogue.WorkshopDetail;
import io.workshopstream.catalogue.plan.PlanContent;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.catalogue.workshop.WorkshopId;
import java.util.List;
import java.util.Locale;

/**
 * What a plan says in particular.
 *
 * @param unchanged how many workshops stay as they are
 */
record PlanDetail(
    List<Item> added,
    List<Changed> changed,
    List<Item> removed,
    List<KeptItem> kept,
    int unchanged) {

  /** A workshop of a plan. */
  record Item(String workshopId, String uuid, WorkshopDetail.Values values) {

    static Item of(Workshop workshop) {
      Workshop shown = ShownWorkshop.of(workshop);
      return new Item(
          WorkshopId.of(workshop.uuid()).value(), shown.uuid(), WorkshopDetail.Values.of(shown));
    }
  }

  /** A workshop that changes. */
  record Changed(
      String workshopId, String uuid, WorkshopDetail.Values before, WorkshopDetail.Values after) {

    static Changed of(RefreshPlan.Change change) {
      Item before = Item.of(change.before());
      return new Changed(
          before.workshopId(), before.uuid(), before.values(), Item.of(change.after()).values());
    }
  }

  /** A workshop that stays although it was not found again. */
  record KeptItem(String workshopId, String uuid, WorkshopDetail.Values values, String reason) {

    static KeptItem of(RefreshPlan.Kept kept) {
      Item item = Item.of(kept.workshop());
      String reason = kept.reason().name().toLowerCase(Locale.ROOT);
      return new KeptItem(item.workshopId(), item.uuid(), item.values(), reason);
    }
  }

  static PlanDetail of(PlanContent plan) {
    return new PlanDetail(
        plan.added().stream().map(Item::of).toList(),
        plan.changed().stream().map(Changed::of).toList(),
        plan.removed().stream().map(Item::of).toList(),
        plan.kept().stream().map(KeptItem::of).toList(),
        plan.unchanged());
  }
}
