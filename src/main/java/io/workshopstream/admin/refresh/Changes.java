package io.workshopstream.admin.refresh;

import io.workshopstream.admin.page.ShownWorkshop;
import io.workshopstream.catalogue.plan.RefreshPlan;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.job.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each workshop that a plan adds, changes or removes, once it did; where nothing is stored
 * or the plan is held back, of those that it would. Of a changed one only the values that differ.
 */
final class Changes {

  private Changes() {}

  static void tell(RefreshPlan plan, Progress progress) {
    plan.added().forEach(after -> progress.changed(change("added", null, shown(after))));
    plan.changed()
        .forEach(
            pair -> progress.changed(change("changed", shown(pair.before()), shown(pair.after()))));
    plan.removed().forEach(before -> progress.changed(change("removed", shown(before), null)));
  }

  private static Workshop shown(Workshop workshop) {
    return ShownWorkshop.of(workshop);
  }

  private static RunEvent.Changed change(
      String kind, @Nullable Workshop before, @Nullable Workshop after) {
    Map<String, Object> old = before == null ? Map.of() : values(before);
    Map<String, Object> renewed = after == null ? Map.of() : values(after);
    Workshop known = Objects.requireNonNull(before == null ? after : before);
    return new RunEvent.Changed(
        kind,
        known.uuid(),
        before == null ? null : without(old, renewed),
        after == null ? null : without(renewed, old),
        known.link().toString());
  }

  /** The values that the other one does not have so. */
  private static Map<String, Object> without(Map<String, Object> these, Map<String, Object> those) {
    Map<String, Object> different = new TreeMap<>(these);
    different.entrySet().removeIf(value -> value.getValue().equals(those.get(value.getKey())));
    return different;
  }

  private static Map<String, Object> values(Workshop workshop) {
    Map<String, Object> values = new LinkedHashMap<>();
    put(values, "event_type", workshop.type().word());
    put(values, "by", workshop.by());
    put(values, "song", workshop.song());
    put(values, "pricing_info", workshop.pricing());
    put(values, "payment_link", workshop.link().toString());
    put(values, "artist_id_list", workshop.artistIds());
    put(values, "time_details", workshop.slots().stream().map(Slot::text).toList());
    return values;
  }

  private static void put(Map<String, Object> values, String name, @Nullable Object value) {
    if (value != null && !value.equals(List.of())) {
      values.put(name, value);
    }
  }
}
