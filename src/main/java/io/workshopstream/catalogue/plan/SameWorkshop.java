package io.workshopstream.catalogue.plan;

import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a workshop of which a value was corrected, and which therefore has another key: it
 * stays the same one, with its old key and what people set at it. Each rule pairs the only new with
 * the only missing workshop that agree in what the rule goes by; the strictest rule first.
 */
final class SameWorkshop {

  /** What two of them have to agree in; null where it makes no difference. */
  private record Traits(
      @Nullable URI link, @Nullable String song, @Nullable String by, List<Slot> slots) {

    /** An hour alone says too little. */
    boolean tells() {
      return song != null || by != null;
    }
  }

  private static final List<Function<Workshop, Traits>> ON_ONE_PAGE =
      List.of(
          // its day or hour was moved
          one -> new Traits(one.link(), one.song(), one.by(), List.of()),
          // its song was corrected
          one -> new Traits(one.link(), null, one.by(), one.slots()));

  private SameWorkshop() {}

  /** Its page has another address. */
  private static Traits anywhere(Workshop one) {
    return new Traits(null, one.song(), one.by(), one.slots());
  }

  /**
   * The workshop as it was known, and as it was found, with the key that it keeps.
   *
   * @param found the key that it would have had
   */
  record Pair(Workshop before, Workshop after, String found) {}

  /**
   * Takes the pairs out of both.
   *
   * @param added found and not known
   * @param left known and not found, by key; what is over becomes nothing else, such as the next
   *     class of a weekly series
   */
  static List<Pair> pairs(
      List<Workshop> added, Map<String, Workshop> left, Gathered gathered, LocalDate today) {
    List<Pair> pairs = new ArrayList<>();
    for (Function<Workshop, Traits> rule : ON_ONE_PAGE) {
      pairs.addAll(pairs(added, left, rule, missing -> !missing.lastDay().isBefore(today)));
    }
    Predicate<Workshop> pageIsGone =
        missing ->
            gathered.proves(missing)
                && !gathered.read().contains(missing.link())
                && !missing.lastDay().isBefore(today);
    pairs.addAll(pairs(added, left, SameWorkshop::anywhere, pageIsGone));
    return pairs;
  }

  private static List<Pair> pairs(
      List<Workshop> added,
      Map<String, Workshop> left,
      Function<Workshop, Traits> rule,
      Predicate<Workshop> eligible) {
    Map<Traits, Workshop> missing = only(left.values().stream().filter(eligible).toList(), rule);
    Map<Traits, Workshop> found = only(added, rule);
    List<Pair> pairs = new ArrayList<>();
    for (Workshop after : List.copyOf(added)) {
      Traits key = rule.apply(after);
      Workshop before = missing.get(key);
      if (before != null && found.containsKey(key)) {
        added.remove(after);
        left.remove(before.uuid());
        pairs.add(new Pair(before, after.withUuid(before.uuid()), after.uuid()));
      }
    }
    return pairs;
  }

  /** Those that nobody else agrees with. */
  private static Map<Traits, Workshop> only(
      Collection<Workshop> workshops, Function<Workshop, Traits> rule) {
    Map<Traits, List<Workshop>> groups =
        workshops.stream()
            .filter(one -> rule.apply(one).tells())
            .collect(Collectors.groupingBy(rule));
    Map<Traits, Workshop> only = new HashMap<>();
    groups.forEach(
        (key, group) -> {
          if (group.size() == 1) {
            only.put(key, group.get(0));
          }
        });
    return only;
  }
}
