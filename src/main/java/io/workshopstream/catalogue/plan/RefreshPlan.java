package io.workshopstream.catalogue.plan;

import io.workshopstream.catalogue.workshop.PageEvidence;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.StudioId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a refresh would do to a studio's workshops: computed from what the catalogue has and what
 * was gathered, shown, then applied as a whole.
 *
 * @param removed gone from the studio's site; archived, not deleted
 * @param kept not found again, and yet not gone
 * @param findings what the pages say besides
 * @param today the studio's day, which tells loss from lapse: a workshop that is over may go
 *     quietly
 */
public record RefreshPlan(
    StudioId studio,
    List<Workshop> added,
    List<Change> changed,
    List<Workshop> unchanged,
    List<Workshop> removed,
    List<Kept> kept,
    LocalDate today,
    Findings findings) {

  public RefreshPlan {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    unchanged = List.copyOf(unchanged);
    removed = List.copyOf(removed);
    kept = whole(kept);
    findings = Objects.requireNonNullElse(findings, Findings.NONE); // of an older version
  }

  /** A plan of which the pages say nothing besides. */
  public RefreshPlan(
      StudioId studio,
      List<Workshop> added,
      List<Change> changed,
      List<Workshop> unchanged,
      List<Workshop> removed,
      List<Kept> kept,
      LocalDate today) {
    this(studio, added, changed, unchanged, removed, kept, today, Findings.NONE);
  }

  /** A workshop before and after. */
  public record Change(Workshop before, Workshop after) {}

  /** A workshop that stays although it was not found again. */
  public record Kept(Workshop workshop, KeptReason reason) {}

  /** Of a plan that another version of this program kept: it told no reason, in another form. */
  private static List<Kept> whole(List<Kept> kept) {
    return kept.stream().filter(one -> one.workshop() != null).toList();
  }

  /** Leads from one state to another, in which each workshop has the key that it has in both. */
  public static RefreshPlan between(
      StudioId studio, List<Workshop> current, List<Workshop> wanted, LocalDate today) {
    Map<String, Workshop> left = byKey(current);
    Comparison comparison = Comparison.of(left, wanted);
    return new RefreshPlan(
        studio,
        comparison.added(),
        different(comparison.pairs()),
        alike(comparison.pairs()),
        List.copyOf(left.values()),
        List.of(),
        today);
  }

  /** Compares; when two found workshops have one key, the first one counts. */
  public static RefreshPlan of(List<Workshop> stored, Gathered gathered, LocalDate today) {
    Map<String, Workshop> found = new LinkedHashMap<>();
    gathered.workshops().forEach(workshop -> found.putIfAbsent(workshop.uuid(), workshop));
    Map<String, Workshop> left = byKey(stored);
    Comparison comparison = Comparison.of(left, found.values());
    List<Change> pairs = new ArrayList<>(comparison.pairs());
    Map<String, String> keys = new HashMap<>();
    for (SameWorkshop.Pair pair : SameWorkshop.pairs(comparison.added(), left, gathered, today)) {
      pairs.add(new Change(pair.before(), pair.after()));
      keys.put(pair.found(), pair.before().uuid());
    }
    return new RefreshPlan(
        gathered.studio(),
        comparison.added(),
        different(pairs),
        alike(pairs),
        left.values().stream().filter(gathered::proves).toList(),
        left.values().stream()
            .filter(missing -> !gathered.proves(missing))
            .map(missing -> new Kept(missing, gathered.doubt(missing)))
            .toList(),
        today,
        gathered.findings().withKeys(key -> keys.getOrDefault(key, key)));
  }

  private static Map<String, Workshop> byKey(List<Workshop> workshops) {
    Map<String, Workshop> byKey = new LinkedHashMap<>();
    workshops.forEach(workshop -> byKey.put(workshop.uuid(), workshop));
    return byKey;
  }

  private static List<Change> different(List<Change> pairs) {
    return pairs.stream().filter(pair -> !pair.before().equals(pair.after())).toList();
  }

  private static List<Workshop> alike(List<Change> pairs) {
    return pairs.stream()
        .filter(pair -> pair.before().equals(pair.after()))
        .map(Change::after)
        .toList();
  }

  /**
   * Whether the plan looks more like a broken site than like news: it would remove more than half
   * of the workshops to come, or finds nothing at all where there was something.
   */
  public boolean isSuspicious() {
    long lost = lost();
    long before = lost + toCome(unchanged) + toCome(stays()) + changed.size();
    boolean foundNothing = added.isEmpty() && changed.isEmpty() && unchanged.isEmpty();
    return lost > 0 && (foundNothing || lost * 2 > before);
  }

  private List<Workshop> stays() {
    return kept.stream().map(Kept::workshop).toList();
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
    List<Kept> all = new ArrayList<>(kept);
    removed.forEach(one -> all.add(new Kept(one, KeptReason.NOTHING_IS_REMOVED)));
    return new RefreshPlan(
        studio, added, changed, unchanged, List.of(), all, today, findings.withoutRemovals());
  }

  /** The same plan with what its pages say besides. */
  public RefreshPlan with(Findings others) {
    return new RefreshPlan(studio, added, changed, unchanged, removed, kept, today, others);
  }

  /**
   * The same plan, made of what is stored when it is applied: a plan that waited was made of what
   * was stored then.
   */
  public RefreshPlan onto(List<Workshop> stored) {
    Map<String, Workshop> now = byKey(stored);
    Map<String, Workshop> left = byKey(stored);
    List<Workshop> gone =
        removed.stream().flatMap(one -> Stream.ofNullable(left.get(one.uuid()))).toList();
    List<Workshop> wanted = new ArrayList<>(added);
    changed.forEach(pair -> wanted.add(pair.after()));
    Comparison comparison = Comparison.of(left, wanted);
    List<Workshop> same =
        new ArrayList<>(unchanged.stream().filter(one -> one.equals(now.get(one.uuid()))).toList());
    same.addAll(alike(comparison.pairs()));
    return new RefreshPlan(
        studio,
        comparison.added(),
        different(comparison.pairs()),
        same,
        gone,
        kept,
        today,
        findings);
  }

  /** The same plan, except that these workshops are neither added nor changed. */
  public RefreshPlan without(Set<String> uuids) {
    return writing(
        added.stream().filter(one -> !uuids.contains(one.uuid())).toList(),
        changed.stream().filter(pair -> !uuids.contains(pair.after().uuid())).toList());
  }

  private RefreshPlan writing(List<Workshop> others, List<Change> otherChanges) {
    return new RefreshPlan(studio, others, otherChanges, unchanged, removed, kept, today, findings);
  }

  /** The same plan without artists who were merged or removed since it was made. */
  public RefreshPlan withArtists(Set<String> known) {
    return writing(
        added.stream().map(one -> one.withKnown(known)).toList(),
        changed.stream()
            .map(pair -> new Change(pair.before(), pair.after().withKnown(known)))
            .toList());
  }

  /** What the pages say of the values that are there once the plan is done. */
  public List<PageEvidence> evidence() {
    Set<String> there =
        Stream.of(added.stream(), changed.stream().map(Change::after), unchanged.stream())
            .flatMap(all -> all)
            .map(Workshop::uuid)
            .collect(Collectors.toSet());
    return findings.evidence().stream().filter(one -> there.contains(one.uuid())).toList();
  }

  /** Whether applying it would change no workshop. */
  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }

  /**
   * What was found, beside what is stored under the same key.
   *
   * @param added under keys that nothing is stored under; may be changed
   */
  private record Comparison(List<Workshop> added, List<Change> pairs) {

    /**
     * @param left what is stored, by key; afterwards without what was found
     */
    static Comparison of(Map<String, Workshop> left, Collection<Workshop> found) {
      Comparison all = new Comparison(new ArrayList<>(), new ArrayList<>());
      for (Workshop after : found) {
        Workshop before = left.remove(after.uuid());
        if (before == null) {
          all.added.add(after);
        } else {
          all.pairs.add(new Change(before, after));
        }
      }
      return all;
    }
  }
}
