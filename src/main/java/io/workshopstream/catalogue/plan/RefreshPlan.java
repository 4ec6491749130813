package io.workshopstream.catalogue.plan;

import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.StudioId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a refresh would do to a studio's workshops: computed from what the catalogue has and what
 * was gathered, shown, then applied as a whole.
 *
 * @param removed gone from the studio's site; archived, not deleted
 * @param kept not found again, but their page could not be read this time
 * @param today the studio's day, which tells loss from lapse: a workshop that is over may go
 *     quietly
 */
public record RefreshPlan(
    StudioId studio,
    List<Workshop> added,
    List<Change> changed,
    List<Workshop> unchanged,
    List<Workshop> removed,
    List<Workshop> kept,
    LocalDate today) {

  public RefreshPlan {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    unchanged = List.copyOf(unchanged);
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
  }

  /** A workshop before and after. */
  public record Change(Workshop before, Workshop after) {}

  /** Compares; when two found workshops have one key, the first one counts. */
  public static RefreshPlan of(List<Workshop> stored, Gathered gathered, LocalDate today) {
    Map<String, Workshop> found = new LinkedHashMap<>();
    gathered.workshops().forEach(workshop -> found.putIfAbsent(workshop.uuid(), workshop));
    Map<String, Workshop> left = new LinkedHashMap<>();
    stored.forEach(workshop -> left.put(workshop.uuid(), workshop));
    List<Workshop> added = new ArrayList<>();
    List<Change> pairs = new ArrayList<>();
    for (Workshop after : found.values()) {
      Workshop before = left.remove(after.uuid());
      if (before == null) {
        added.add(after);
      } else {
        pairs.add(new Change(before, after));
      }
    }
    SameWorkshop.pairs(added, left, gathered, today)
        .forEach(pair -> pairs.add(new Change(pair.before(), pair.after())));
    return new RefreshPlan(
        gathered.studio(),
        added,
        pairs.stream().filter(pair -> !pair.before().equals(pair.after())).toList(),
        pairs.stream()
            .filter(pair -> pair.before().equals(pair.after()))
            .map(Change::after)
            .toList(),
        left.values().stream().filter(gathered::proves).toList(),
        left.values().stream().filter(missing -> !gathered.proves(missing)).toList(),
        today);
  }

  /**
   * Whether the plan looks more like a broken site than like news: it would remove more than half
   * of the workshops to come, or finds nothing at all where there was something.
   */
  public boolean isSuspicious() {
    long lost = lost();
    long before = lost + toCome(unchanged) + toCome(kept) + changed.size();
    boolean foundNothing = added.isEmpty() && changed.isEmpty() && unchanged.isEmpty();
    return lost > 0 && (foundNothing || lost * 2 > before);
  }

  /** How many workshops that are still to come it would remove. */
  public int lost() {
    return (int) toCome(removed);
  }

  private long toCome(List<Workshop> workshops) {
    return workshops.stream().filter(workshop -> !workshop.lastDay().isBefore(today)).count();
  }

  /** The same plan, except that what it would remove stays. */
  public RefreshPlan withoutRemovals() {
    List<Workshop> all = new ArrayList<>(kept);
    all.addAll(removed);
    return new RefreshPlan(studio, added, changed, unchanged, List.of(), all, today);
  }

  /** Whether applying it would change nothing. */
  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }
}
