package io.workshopstream.normalisation.rule;

import io.workshopstream.grammar.price.BundleNames;
import io.workshopstream.normalisation.event.Candidate;
import io.workshopstream.normalisation.event.Event;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells offers that sell several sessions together from the sessions themselves, on one page. */
public final class BundleDetector {

  private final List<Candidate> sessions;

  /** Each bundle, and whether it names at least one session. */
  private final Map<Candidate, Boolean> bundles = new LinkedHashMap<>();

  public BundleDetector(List<Candidate> events) {
    Set<Candidate> found = new HashSet<>();
    Map<String, List<Candidate>> named = byWord(events);
    events.stream().filter(event -> isBundle(event, named)).forEach(found::add);
    if (found.isEmpty()) {
      sessions = List.copyOf(events);
      return;
    }
    sessions = events.stream().filter(event -> !found.contains(event)).toList();
    events.stream()
        .filter(found::contains)
        .forEach(
            bundle ->
                bundles.put(bundle, sessions.stream().anyMatch(other -> names(bundle, other))));
  }

  /** The events that are no bundles. */
  public List<Candidate> sessions() {
    return sessions;
  }

  public boolean contains(Candidate event) {
    return !bundles.isEmpty() && bundles.containsKey(event);
  }

  /** The bundles that sell a session: one that names no session at all sells every one. */
  public List<Candidate> selling(Candidate session) {
    return bundles.entrySet().stream()
        .filter(bundle -> !bundle.getValue() || names(bundle.getKey(), session))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The events by one word of their names, each by its rarest. */
  private static Map<String, List<Candidate>> byWord(List<Candidate> events) {
    Map<String, Integer> counts = new HashMap<>();
    events.forEach(
        event -> event.called().subject().forEach(word -> counts.merge(word, 1, Integer::sum)));
    Map<String, List<Candidate>> named = new HashMap<>();
    for (Candidate event : events) {
      event.called().subject().stream()
          .min(Comparator.comparingInt(word -> counts.getOrDefault(word, 0)))
          .ifPresent(word -> named.computeIfAbsent(word, unused -> new ArrayList<>()).add(event));
    }
    return named;
  }

  private static boolean isBundle(Candidate candidate, Map<String, List<Candidate>> events) {
    return BundleNames.isNamed(candidate.called().title().subject())
        || namesOthers(candidate, events);
  }

  /** Its name is made of other sessions' names, and it costs less than they do together. */
  private static boolean namesOthers(Candidate candidate, Map<String, List<Candidate>> events) {
    Set<String> own = candidate.called().subject();
    BigDecimal sum = BigDecimal.ZERO;
    int named = 0;
    for (String word : own) {
      for (Candidate other : events.getOrDefault(word, List.of())) {
        Set<String> words = other.called().subject();
        if (words.size() < own.size() && own.containsAll(words) && !other.equals(candidate)) {
          named++;
          sum = sum.add(price(other));
        }
      }
    }
    return named >= 2 && price(candidate).compareTo(sum) <= 0;
  }

  private static BigDecimal price(Candidate candidate) {
    List<Event.Offer> offers = candidate.event().offers();
    return offers.isEmpty() ? BigDecimal.ZERO : offers.get(0).price();
  }

  private static boolean names(Candidate bundle, Candidate session) {
    Set<String> words = bundle.called().words();
    boolean any = false;
    for (String word : session.called().subject()) {
      boolean filler = BundleNames.FILLERS.contains(word);
      if (!filler && !words.contains(word)) {
        return false;
      }
      any |= !filler;
    }
    return any;
  }
}
