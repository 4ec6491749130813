package io.workshopstream.normalisation.event;

import io.workshopstream.extraction.claim.Trust;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far an event can be relied on.
 *
 * @param confidence from 0 to 1, the share of such events that are right: by how much its source is
 *     trusted, how complete it is, and whether the rest of the page agrees
 * @param disagreements what other parts of the page say otherwise, in their words
 */
public record Certainty(double confidence, List<Event.Evidence> disagreements) {

  /** What was weighed, and the share that was right: docs/architecture/extraction.md. */
  private static final double[] WEIGHTS = {0, 0.4, 0.47, 0.6, 0.86, 0.9, 1};

  private static final double[] RIGHT = {0, 0.4, 0.81, 0.86, 0.89, 0.97, 1};
  private static final double NAMED_ALIKE = 0.8;
  private static final int MOST_COMPARED = 40_000;
  private static final double COST_OF_DISAGREEMENT = 0.85;

  public Certainty {
    disagreements = List.copyOf(disagreements);
  }

  /**
   * The certainty of one event among the others of its page.
   *
   * @param events all that the page is taken to announce
   * @param all what every part of the page says
   */
  public static Certainty of(Candidate candidate, List<Candidate> events, List<Candidate> all) {
    List<Event.Evidence> disagreements = new ArrayList<>();
    boolean few = (long) events.size() * all.size() <= MOST_COMPARED;
    for (Candidate other : all) {
      if (few && isOther(candidate, other)) {
        disagreements.addAll(disagreements(candidate, other, events));
      }
    }
    double confidence = trust(candidate.trust()) * completeness(candidate.event());
    double agreed = disagreements.isEmpty() ? confidence : confidence * COST_OF_DISAGREEMENT;
    return new Certainty(Math.round(calibrated(agreed) * 100) / 100.0, disagreements);
  }

  /** How many of a hundred events that are as complete and as trusted are right, by measuring. */
  private static double calibrated(double weight) {
    int next = 1;
    while (next < WEIGHTS.length - 1 && WEIGHTS[next] < weight) {
      next++;
    }
    double share = (weight - WEIGHTS[next - 1]) / (WEIGHTS[next] - WEIGHTS[next - 1]);
    return RIGHT[next - 1] + share * (RIGHT[next] - RIGHT[next - 1]);
  }

  private static double trust(Trust trust) {
    return switch (trust) {
      case ITEMS, MARKUP -> 1;
      case DATA -> 0.95;
      case LISTING -> 0.85;
      case LABELS -> 0.8;
      case TEXT -> 0.6;
      case MODEL -> 0.5;
    };
  }

  private static double completeness(Event event) {
    double complete = event.date() == null ? 0.4 : 1;
    complete -= event.start() == null ? 0.2 : 0;
    complete -= event.end() == null ? 0.05 : 0;
    complete -= event.offers().isEmpty() ? 0.1 : 0;
    complete -= event.location() == null ? 0.05 : 0;
    complete -= event.performers().isEmpty() ? 0.05 : 0;
    return Math.max(0.1, complete);
  }

  /** Another source about what is called the same. */
  private static boolean isOther(Candidate candidate, Candidate other) {
    return !other.claim().extractor().equals(candidate.claim().extractor())
        && candidate.likeness(other) >= NAMED_ALIKE;
  }

  private static List<Event.Evidence> disagreements(
      Candidate candidate, Candidate other, List<Candidate> events) {
    List<Event.Evidence> found = new ArrayList<>();
    boolean known = events.stream().anyMatch(event -> isAtSameTime(event, other));
    if (other.isDated() && candidate.isDated() && !known) {
      found.addAll(evidence(other, "start"));
    }
    boolean same = !other.isDated() || isAtSameTime(candidate, other);
    if (same && areApart(prices(candidate), prices(other))) {
      found.addAll(evidence(other, "offers"));
    }
    return found;
  }

  private static boolean isAtSameTime(Candidate one, Candidate other) {
    Event first = one.event();
    Event second = other.event();
    boolean day = first.date() != null && first.date().equals(second.date());
    LocalTime start = second.start();
    return day && (start == null || first.start() == null || start.equals(first.start()));
  }

  private static Set<BigDecimal> prices(Candidate candidate) {
    Set<BigDecimal> prices = new HashSet<>();
    candidate.event().offers().forEach(offer -> prices.add(offer.price().stripTrailingZeros()));
    return prices;
  }

  private static boolean areApart(Set<BigDecimal> one, Set<BigDecimal> other) {
    return !one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other);
  }

  private static List<Event.Evidence> evidence(Candidate candidate, String value) {
    return candidate.event().evidence().stream()
        .filter(found -> found.value().equals(value))
        .limit(1)
        .toList();
  }
}
