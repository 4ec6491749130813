package io.workshopstream.catalogue.plan;

import io.workshopstream.catalogue.workshop.Workshop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Recognises a workshop of which a value was corrected, and which therefore has another key: it
 * stays the same one, with its old key and what people set at it. Each rule pairs the only new with
 * the only missing workshop that agree in what the rule goes by; the strictest rule first.
 */
final class SameWorkshop {

  /** What two of them have to agree in: the values of one, as a key. */
  private static final List<Function<Workshop, Object>> ON_ONE_PAGE =
      List.of(
          // its day or hour was moved
          workshop -> values(workshop.link(), workshop.song(), workshop.by()),
          // its song was corrected
          workshop -> values(workshop.link(), workshop.slots(), workshop.by()),
          // its song and its artists were corrected
          workshop -> values(workshop.link(), workshop.slots()));

  /** Its page has another address. */
  private static final Function<Workshop, Object> ANYWHERE =
      workshop -> values(workshop.song(), workshop.by(), workshop.slots());

  private SameWorkshop() {}

  /** The workshop as it was known, and as it was found, with the key that it keeps. */
  record Pair(Workshop before, Workshop after) {}

  private static List<Object> values(Object... values) {
    List<Object> all = new ArrayList<>();
    for (Object value : values) {
      all.add(value == null ? "" : value);
    }
    return all;
  }

  /**
   * Takes the pairs out of both.
   *
   * @param added found and not known
   * @param left known and not found, by key
   */
  static List<Pair> pairs(List<Workshop> added, Map<String, Workshop> left, Gathered gathered) {
    List<Pair> pairs = new ArrayList<>();
    for (Function<Workshop, Object> rule : ON_ONE_PAGE) {
      pairs.addAll(pairs(added, left, rule, missing -> true));
    }
    Predicate<Workshop> pageIsGone =
        missing -> gathered.proves(missing) && !gathered.read().contains(missing.link());
    pairs.addAll(pairs(added, left, ANYWHERE, pageIsGone));
    return pairs;
  }

  private static List<Pair> pairs(
      List<Workshop> added,
      Map<String, Workshop> left,
      Function<Workshop, Object> rule,
      Predicate<Workshop> eligible) {
    Map<Object, Workshop> missing = only(left.values().stream().filter(eligible).toList(), rule);
    Map<Object, Workshop> found = only(added, rule);
    List<Pair> pairs = new ArrayList<>();
    for (Workshop after : List.copyOf(added)) {
      Object key = rule.apply(after);
      Workshop before = missing.get(key);
      if (before != null && found.containsKey(key)) {
        added.remove(after);
        left.remove(before.uuid());
        pairs.add(new Pair(before, after.withUuid(before.uuid())));
      }
    }
    return pairs;
  }

  /** Those that nobody else agrees with. */
  private static Map<Object, Workshop> only(
      Collection<Workshop> workshops, Function<Workshop, Object> rule) {
    Map<Object, List<Workshop>> groups = workshops.stream().collect(Collectors.groupingBy(rule));
    Map<Object, Workshop> only = new HashMap<>();
    groups.forEach(
        (key, group) -> {
          if (group.size() == 1) {
            only.put(key, group.get(0));
          }
        });
    return only;
  }
}
