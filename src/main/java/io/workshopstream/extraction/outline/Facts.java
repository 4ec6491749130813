package io.workshopstream.extraction.outline;

import io.workshopstream.budget.WorkBudget;
import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.Period;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.label.Labelled;
import io.workshopstream.grammar.label.Labels;
import io.workshopstream.grammar.price.PriceMention;
import io.workshopstream.grammar.price.Prices;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.grammar.time.Phrases;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A visible line and what the grammar finds in it.
 *
 * @param label the label that stands alone on the line before; null when there is none, or when it
 *     is the last of several, as in the head of a table
 * @param isLabel whether the line is nothing but a label
 */
public record Facts(
    Line line,
    @Nullable Label label,
    boolean isLabel,
    Phrases phrases,
    List<Labelled> labelled,
    List<PriceMention> prices) {

  private static final int LONGEST_PERIOD = 60;

  private static final int SHORT = 60;

  private static final Set<String> AMOUNTS = Set.of("rs", "inr", "to", "now", "and", "amount");
  private static final Set<String> TOTALS =
      Vocabulary.of("pay proceed total subtotal cart continue checkout payable");

  /** The facts of a page's lines; each line is read once. */
  public static List<Facts> of(Outline outline, WorkBudget budget) {
    List<Facts> facts = new ArrayList<>();
    Line before = null;
    int labels = 0;
    for (Line line : outline.lines()) {
      budget.read(line.text());
      Tokens tokens = Tokens.of(line.text());
      boolean isLabel = Label.whole(tokens).isPresent();
      Phrases phrases = Headed.phrases(before, line, tokens);
      Label label = before != null && labels == 1 ? labelOf(before, line, phrases) : null;
      facts.add(
          new Facts(
              line, label, isLabel, phrases, Labels.in(tokens), prices(before, line, tokens)));
      labels = !isLabel ? 0 : line.isHeading() ? 1 : labels + 1;
      before = line;
    }
    return facts;
  }

  /**
   * The label that a line is for the next one; one that we do not use must stand right beside it,
   * and a link above a day is a button: "Details".
   */
  private static @Nullable Label labelOf(Line before, Line line, Phrases phrases) {
    Label label = Label.whole(before.text()).orElse(null);
    Element one = before.element();
    Element other = line.element();
    boolean beside = one == null || other == null || Objects.equals(one.parent(), other.parent());
    boolean priced = line.text().codePoints().anyMatch(Character::isDigit) || isFree(line.text());
    boolean button = !before.links().isEmpty() && !phrases.dates().isEmpty();
    boolean unfit =
        (label == Label.OTHER && (button || !beside)) || (label == Label.PRICE && !priced);
    return unfit ? null : label;
  }

  private static boolean isFree(String text) {
    return text.toLowerCase(Locale.ROOT).contains("free");
  }

  /** The prices of a line; where it has no words the line before says what they are for. */
  private static List<PriceMention> prices(@Nullable Line before, Line line, Tokens tokens) {
    List<PriceMention> prices = Prices.in(tokens);
    if (prices.isEmpty() || isTotal(line)) {
      return List.of();
    }
    boolean bare = line.text().codePoints().noneMatch(Character::isLetter);
    if (!bare || before == null || before.text().length() > SHORT) {
      return prices;
    }
    List<PriceMention> after = Prices.in(before.text() + " " + line.text());
    int offset = before.text().length() + 1;
    Set<Integer> others = new HashSet<>();
    after.stream()
        .filter(price -> price.purpose() != Purpose.EVENT)
        .forEach(price -> others.add(price.span().start() - offset));
    return prices.stream().filter(price -> !others.contains(price.span().start())).toList();
  }

  /** What the cart amounts to: "Pay ₹3,850.00", "Total ₹0.00". */
  private static boolean isTotal(Line line) {
    Set<String> words = new HashSet<>(NameSimilarity.words(line.text()));
    words.removeIf(word -> Character.isDigit(word.charAt(0)));
    words.removeAll(AMOUNTS);
    boolean total = !words.isEmpty() && TOTALS.containsAll(words);
    return total && line.text().length() < SHORT;
  }

  public String text() {
    return line.text();
  }

  /** The days of the event itself. */
  public List<DateMention> days() {
    return phrases.dates().isEmpty()
        ? List.of()
        : phrases.dates().stream().filter(date -> date.purpose() == Purpose.EVENT).toList();
  }

  public List<PriceMention> tickets() {
    return prices.isEmpty()
        ? prices
        : prices.stream().filter(price -> price.purpose() == Purpose.EVENT).toList();
  }

  /** The values under one label, whether it stands on the line or alone on the one before. */
  public List<String> under(Label wanted) {
    if (label == wanted && !isLabel) {
      return List.of(text());
    }
    return labelled.isEmpty()
        ? List.of()
        : labelled.stream()
            .filter(found -> found.label() == wanted)
            .map(found -> found.value().in(text()))
            .toList();
  }

  /** A heading such as "January 2025" or "What's on this month". */
  public boolean isPeriod() {
    if (text().length() > LONGEST_PERIOD || !phrases.dates().isEmpty()) {
      return false;
    }
    Period period = Period.in(text());
    boolean both = period.year() > 0 && line.links().isEmpty();
    boolean month = period.month() > 0 && (both || line.isHeading());
    boolean alone = text().strip().length() == 4;
    boolean year = period.year() > 0 && (line.isHeading() || (alone && line.links().isEmpty()));
    return month || year || text().toLowerCase(Locale.ROOT).contains("this month");
  }

  /** Says when or how much and hardly anything else. */
  public boolean isDetail() {
    boolean timed = !phrases.dates().isEmpty() || !phrases.times().isEmpty();
    boolean priced = !prices.isEmpty();
    return (timed && phrases.otherWords() <= 2)
        || priced
        || label != null
        || isLabel
        || !labelled.isEmpty();
  }
}
