package io.workshopstream.extraction.card;

import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.reading.Generic;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.name.Addresses;
import io.workshopstream.grammar.name.People;
import io.workshopstream.grammar.name.Places;
import io.workshopstream.grammar.text.MentionContext;
import io.workshopstream.grammar.text.NameSimilarity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Chooses in each record of a page the line that names it. All lines are compared and none is
 * barred: what counts is how a line is set apart, what its words look like, and, because records of
 * one kind have the same slots, how its slot varies from record to record.
 */
final class Names {

  private static final int MOST_WORDS = 16;
  private static final int DEEPEST = 16;
  private static final double ENOUGH = 2.5;
  private static final double LEAST = 0;
  private static final double FIRST = 0.8;
  private static final double VARIETY = 3;
  private static final double BUTTON = -3;
  private static final int SEVERAL = 3;

  private final List<Facts> lines;
  private final Map<Integer, Anchor> anchors = new HashMap<>();
  private final Map<String, Slot> slots = new HashMap<>();

  /**
   * By line of a record, its slot: the way to it from the record, for a table by its column, and
   * the how-manieth there.
   */
  private final Map<Integer, String> places = new HashMap<>();

  /** By line of a record, what speaks for it by itself. */
  private final Map<Integer, Double> scores = new HashMap<>();

  private final String title;

  /** The slot in which more than half of the records have their name; empty when there is none. */
  private final String usual;

  /** The lines at one place of all records. */
  private static final class Slot {

    private final Set<String> texts = new HashSet<>();
    private int count;
    private double score;

    double variety() {
      return count < 2 ? 1 : (texts.size() - 1.0) / (count - 1);
    }

    /** Says the same in each of several records, as a link "Minutes" does, or a weekly class. */
    boolean isFixed() {
      return count >= SEVERAL && texts.size() == 1;
    }
  }

  /**
   * A line that names a record.
   *
   * @param words the name, without a day on the same line
   */
  record Found(int index, String words) {}

  Names(List<Facts> lines, List<Anchor> anchors, List<Box> records, String title) {
    this.lines = lines;
    this.title = title;
    anchors.forEach(anchor -> this.anchors.put(anchor.index(), anchor));
    for (Box record : records) {
      Set<String> linked = linked(record);
      place(record);
      for (int index = record.from(); index < record.to(); index++) {
        double score = own(index, linked) + FIRST / (1 + index - record.from());
        scores.put(index, score);
        Slot slot = slots.computeIfAbsent(places.get(index), unused -> new Slot());
        slot.count++;
        slot.texts.add(words(index));
        slot.score += score;
      }
    }
    this.usual = usualSlot(records);
  }

  private String usualSlot(List<Box> records) {
    Map<String, Long> naming =
        records.stream()
            .flatMap(record -> best(record, ENOUGH).stream())
            .collect(Collectors.groupingBy(found -> place(found.index()), Collectors.counting()));
    return naming.entrySet().stream()
        .filter(slot -> slot.getValue() * 2 > records.size())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private String place(int index) {
    return places.getOrDefault(index, "");
  }

  /**
   * The best line of a record, or the one that stands where most records have their name; empty
   * when it has neither.
   */
  Optional<Found> of(Box record) {
    return best(record, ENOUGH).or(() -> usual(record));
  }

  private Optional<Found> usual(Box record) {
    return record
        .indexes()
        .filter(at -> place(at).equals(usual) && !isWhen(at) && !Generic.isGeneric(words(at)))
        .mapToObj(at -> new Found(at, words(at)))
        .findFirst();
  }

  /** The best line of a record that nothing else names; empty when none says anything. */
  Optional<Found> ofUnnamed(Box record) {
    return best(record, LEAST);
  }

  private Optional<Found> best(Box record, double least) {
    Found best = null;
    double most = least;
    for (int index = record.from(); index < record.to(); index++) {
      Slot slot = slots.getOrDefault(place(index), new Slot());
      double common = slot.count == 0 ? 0 : slot.score / slot.count;
      boolean button = slot.isFixed() && !lines.get(index).line().links().isEmpty();
      double variety = button ? BUTTON : VARIETY * slot.variety();
      double score = scores.getOrDefault(index, 0.0) + common + variety;
      if (score > most) {
        most = score;
        best = new Found(index, words(index));
      }
    }
    return Optional.ofNullable(best);
  }

  private void place(Box record) {
    Map<String, Integer> seen = new HashMap<>();
    for (int at = record.from(); at < record.to(); at++) {
      String way = way(lines.get(at).line().element(), record.element());
      places.put(at, way + "#" + Math.min(4, seen.merge(way, 1, Integer::sum)));
    }
  }

  private static String way(@Nullable Element from, @Nullable Element to) {
    List<String> steps = new ArrayList<>();
    Element at = from;
    while (at != null && !at.equals(to) && steps.size() < DEEPEST) {
      steps.add(at.nameIs("td") ? "td" + at.elementSiblingIndex() : Regions.kind(at));
      at = at.parent();
    }
    return String.join("<", steps);
  }

  private String words(int index) {
    Anchor anchor = anchors.get(index);
    Facts facts = lines.get(index);
    if (isLabelled(facts)) {
      return facts.under(Label.NAME).get(0);
    }
    return anchor != null && !anchor.name().isEmpty()
        ? anchor.name()
        : isBesideTime(facts) ? facts.phrases().rest() : facts.text();
  }

  private static boolean isBesideTime(Facts facts) {
    return !facts.phrases().times().isEmpty() && facts.phrases().otherWords() > 0;
  }

  private static boolean isLabelled(Facts facts) {
    return !facts.under(Label.NAME).isEmpty();
  }

  private double own(int index, Set<String> linked) {
    Facts facts = lines.get(index);
    String words = words(index);
    int count = NameSimilarity.sequence(words).size();
    double score = facts.line().isHeading() ? 2.5 - 0.25 * facts.line().level() : 0;
    score += facts.line().marked() ? 0.8 : 0;
    score += 2.5 * slug(words, linked);
    score += isBesideDay(index) || isBesideTime(facts) ? 0.7 : 0;
    score -= isWhen(index) ? 5 : 0;
    score -= !facts.prices().isEmpty() ? 1 : 0;
    boolean other = facts.isLabel() || facts.label() != null || !facts.labelled().isEmpty();
    score -= other && !isLabelled(facts) ? 2 : 0;
    score -= count == 0 || Generic.isGeneric(words) ? 4 : 0;
    score -= Places.isPlace(words) ? 1.5 : 0;
    score -= Addresses.isAddress(words) || Generic.isLink(words) ? 3 : 0;
    score -= Generic.isProse(words) ? 1 : 0;
    score -= count > MOST_WORDS ? 0.15 * (count - MOST_WORDS) : 0;
    score -= words.endsWith(":") ? 1.5 : 0;
    score -= People.areGuests(words) ? 2 : 0;
    score -= facts.line().isFile() ? 2 : 0;
    score -= title.contains(words) ? 1 : 0;
    return score;
  }

  private boolean isBesideDay(int index) {
    Anchor anchor = anchors.get(index);
    return anchor != null && !anchor.name().isEmpty();
  }

  private boolean isWhen(int index) {
    Anchor anchor = anchors.get(index);
    Facts facts = lines.get(index);
    boolean timed = !facts.phrases().dates().isEmpty() || !facts.phrases().times().isEmpty();
    boolean only =
        facts.phrases().otherWords() == 0
            || MentionContext.isOfTimes(facts.phrases().rest())
            || Generic.isGeneric(facts.phrases().rest());
    return anchor != null ? anchor.name().isEmpty() : timed && only;
  }

  /** The words in the addresses to which a record leads. */
  private Set<String> linked(Box record) {
    Set<String> words = new HashSet<>();
    for (int at = record.from(); at < record.to(); at++) {
      for (String link : lines.get(at).line().links()) {
        words.addAll(NameSimilarity.words(link.replace("%20", " ")));
      }
    }
    return words;
  }

  /** The share of words that the address of the record's own page repeats. */
  private static double slug(String words, Set<String> linked) {
    Set<String> own = NameSimilarity.words(words);
    int count = 0;
    for (String word : linked.isEmpty() ? Set.<String>of() : own) {
      count += linked.contains(word) ? 1 : 0;
    }
    return own.size() < 2 ? 0 : (double) count / own.size();
  }
}
