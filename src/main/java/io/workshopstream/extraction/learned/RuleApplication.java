package io.workshopstream.extraction.learned;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.lesson.LearnedRule;
import io.workshopstream.extraction.lesson.LearnedRules;
import io.workshopstream.extraction.lesson.LessonKind;
import io.workshopstream.extraction.lesson.ValuePlace;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.price.Prices;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.time.Phrases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets the learned rules of a studio speak where a page has their layout. */
public final class RuleApplication {

  private final Pieces pieces;
  private final Slots slots;
  private final EventLines lines;
  private final Set<Long> learned = new HashSet<>();

  private RuleApplication(Reading page) {
    this.pieces = new Pieces(page);
    this.slots = new Slots(page);
    this.lines = new EventLines(page);
  }

  /**
   * The events of a page, with what the rules say of them.
   *
   * @param learned the numbers of the rules whose layout the page has
   */
  public record Applied(List<EventClaim> events, Set<Long> learned) {}

  /** Applies the rules in their order; of two that speak of one slot the later one counts. */
  public static Applied of(Reading page, List<EventClaim> events, LearnedRules rules) {
    RuleApplication application = new RuleApplication(page);
    List<EventClaim> told = events;
    for (LearnedRule rule : rules.rules()) {
      told =
          rule.lesson().kind() == LessonKind.NO_EVENT
              ? application.without(rule, told)
              : application.taught(rule, told);
    }
    return new Applied(told, application.learned);
  }

  /** Marks the events that stand in such records and nowhere else. */
  private List<EventClaim> without(LearnedRule rule, List<EventClaim> events) {
    Set<Integer> barred = barred(rule);
    if (barred.isEmpty()) {
      return events;
    }
    learned.add(rule.number());
    Claim none = claim(rule, "no event");
    return events.stream()
        .map(event -> isIn(barred, event) ? replaced(event, none) : event)
        .toList();
  }

  private Set<Integer> barred(LearnedRule rule) {
    Set<Integer> barred = new HashSet<>();
    pieces.of(rule.lesson().layout()).forEach(piece -> barred.addAll(piece.lines()));
    return barred;
  }

  private boolean isIn(Set<Integer> barred, EventClaim event) {
    Set<Integer> anchors = lines.anchors(event.claims());
    return !anchors.isEmpty() && barred.containsAll(anchors);
  }

  private List<EventClaim> taught(LearnedRule rule, List<EventClaim> events) {
    Map<Piece, String> values = values(rule);
    if (values.isEmpty()) {
      return events;
    }
    learned.add(rule.number());
    List<Piece> all = pieces.of(rule.lesson().layout());
    List<Optional<Piece>> homes =
        events.stream().map(event -> lines.pieceOf(event.claims(), all)).toList();
    Set<Piece> shared = rule.lesson().kind() == LessonKind.NAME ? shared(events, homes) : Set.of();
    List<EventClaim> taught = new ArrayList<>();
    for (int at = 0; at < events.size(); at++) {
      EventClaim event = events.get(at);
      taught.add(
          homes
              .get(at)
              .filter(piece -> !shared.contains(piece))
              .map(values::get)
              .map(value -> replaced(event, claim(rule, value)))
              .orElse(event));
    }
    return taught;
  }

  /** Records that hold events of several names: one slot cannot name them all. */
  private static Set<Piece> shared(List<EventClaim> events, List<Optional<Piece>> homes) {
    Map<Piece, Map<String, String>> names = new HashMap<>();
    Set<Piece> shared = new HashSet<>();
    for (int at = 0; at < events.size(); at++) {
      EventClaim event = events.get(at);
      String name = event.first(Field.NAME).orElse("");
      homes
          .get(at)
          .filter(
              piece -> {
                String other =
                    names
                        .computeIfAbsent(piece, unused -> new HashMap<>())
                        .putIfAbsent(event.extractor(), name);
                return other != null && !other.equals(name);
              })
          .ifPresent(shared::add);
    }
    return shared;
  }

  private Map<Piece, String> values(LearnedRule rule) {
    Map<Piece, String> values = new HashMap<>();
    ValuePlace slot = rule.lesson().slot();
    if (slot != null) {
      for (Piece piece : pieces.of(rule.lesson().layout())) {
        slots
            .value(piece.element(), slot)
            .filter(value -> isFit(rule.lesson().kind(), value))
            .ifPresent(value -> values.put(piece, value));
      }
    }
    return values;
  }

  /** Whether a text may be a value of the kind: a name is no day, time or price. */
  static boolean isFit(LessonKind kind, String value) {
    Tokens tokens = Tokens.of(value);
    boolean priced = !Prices.in(tokens).isEmpty();
    return kind == LessonKind.PRICE
        ? priced
        : !priced && Phrases.in(tokens, DateOrder.DAY_FIRST).otherWords() > 0;
  }

  private static Claim claim(LearnedRule rule, String words) {
    return new Claim(
        rule.lesson().kind().field(), words, null, rule.lesson().place(), rule.number());
  }

  private static EventClaim replaced(EventClaim event, Claim claim) {
    List<Claim> claims = new ArrayList<>(event.claims());
    claims.removeIf(other -> other.field() == claim.field());
    claims.add(claim);
    return new EventClaim(event.extractor(), event.trust(), claims);
  }
}
