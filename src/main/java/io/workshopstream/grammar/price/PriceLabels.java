package io.workshopstream.grammar.price;

import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the words that set one price apart from the others: "Early bird", "at the door". */
final class PriceLabels {

  private static final int LABEL_WORDS = 6;

  private static final int AMOUNT_DIGITS = 3;

  private static final Set<String> PLAIN =
      Vocabulary.of(
          "price prices fee fees ticket tickets entry cost costs charge charges pricing"
              + " registration workshop class per person head only for just at is of the a"
              + " participant child starts start starting from onwards each amount pay rate"
              + " admission and investment contribution will be are in was instead now pp pax");

  private static final Set<String> TAXES =
      Vocabulary.of(
          "incl including inclusive of all taxes tax gst excl excluding exclusive plus + . and");

  private static final Set<String> LINKS =
      Vocabulary.of("http https www available click will is are");

  private final Tokens tokens;

  PriceLabels(Tokens tokens) {
    this.tokens = tokens;
  }

  /** The words that set this price apart: before it, in brackets behind it, or simply behind. */
  @Nullable String at(int from, int to, int previous) {
    boolean taken = previous > 0 && leadsToLabel(previous);
    String before = taken ? null : telling(labelBefore(from, previous));
    boolean leads = leadsToLabel(to) && (before == null || !PriceTiers.isTier(before));
    String behind = leads ? telling(labelAfter(to)) : null;
    if (behind != null) {
      return behind;
    }
    String after = before == null ? telling(labelAfter(to)) : null;
    return after == null ? before : after;
  }

  /**
   * "₹1900 for members", "1500 INR (incl. taxes) at the door": the words behind are this price's.
   */
  private boolean leadsToLabel(int to) {
    return tokens.is(afterTaxes(to), "for", "via", "at", "if");
  }

  /** The index after "(incl. taxes)", "(including GST)". */
  private int afterTaxes(int at) {
    if (!tokens.is(at, "(")) {
      return at;
    }
    int end = at + 1;
    while (TAXES.contains(tokens.at(end).word())) {
      end++;
    }
    int next = tokens.is(end + 1, ",") ? end + 2 : end + 1;
    return tokens.is(end, ")") ? next : at;
  }

  /** Null for words that any price may have: "Workshop fee", "per person". */
  private static @Nullable String telling(@Nullable String label) {
    boolean plain =
        label == null
            || NameSimilarity.sequence(label).stream()
                .allMatch(word -> PLAIN.contains(word) || TAXES.contains(word));
    return plain ? null : label;
  }

  private @Nullable String labelBefore(int from, int previous) {
    int start = from;
    int words = 0;
    while (start > previous
        && !endsLabel(start - 1)
        && !partsPrices(start - 1, previous)
        && !isHeading(start - 1)) {
      start--;
      words += tokens.at(start).isWord() ? 1 : 0;
    }
    while (start < from && !opensLabel(start)) {
      start++;
    }
    int end = from;
    while (end > start && !opensLabel(end - 1) && !tokens.is(end - 1, ")")) {
      end--;
    }
    return words == 0 || words > LABEL_WORDS || end <= start ? null : words(start, end);
  }

  /** The "Fees:" in front of a list of prices. */
  private boolean isHeading(int at) {
    return tokens.is(at, ":")
        && tokens.is(
            at - 1, "fee", "fees", "price", "prices", "cost", "costs", "pricing", "tickets");
  }

  /** "€15 entry, concessions €10": what stands before the comma belongs to the price before it. */
  private boolean partsPrices(int at, int previous) {
    return previous > 0 && tokens.is(at, ",", "(");
  }

  private @Nullable String labelAfter(int to) {
    int first = afterTaxes(to);
    int start = first;
    while (tokens.is(start, "(", "-", ":", ",", "for") && start < first + 2) {
      start++;
    }
    boolean further = tokens.is(to, "-") && tokens.at(to + 1).isNumber() && !tokens.is(to - 1, "-");
    if (further || isUnit(start) || (start == to && tokens.touching(to - 1))) {
      return null;
    }
    int end = start;
    while (end < tokens.size() && end < start + LABEL_WORDS && !endsLabel(end) && isLabel(end)) {
      if (LINKS.contains(tokens.at(end).word())) {
        return null;
      }
      end++;
    }
    boolean amount = start > first && tokens.is(first, "(") && tokens.at(end).isNumber();
    boolean other = tokens.is(end, ":") || amount;
    return end == start || other || !opensLabel(start) ? null : words(start, end);
  }

  private boolean isUnit(int at) {
    return tokens.is(at, "per") && tokens.is(at + 1, "person", "head", "participant", "pax");
  }

  private boolean isLabel(int at) {
    return tokens.at(at).digits() < AMOUNT_DIGITS
        && !tokens.is(at, "(", ")", ":", "+", ",")
        && (!tokens.is(at, "-") || (tokens.touching(at - 1) && tokens.touching(at)))
        && Money.currency(tokens.at(at)).isEmpty();
  }

  private boolean opensLabel(int at) {
    return tokens.at(at).isWord() || tokens.at(at).isNumber();
  }

  private boolean endsLabel(int at) {
    Token token = tokens.at(at);
    boolean sentence = token.is(".") && !tokens.touching(at);
    boolean emoji = token.kind() == Token.Kind.MARK && token.word().length() > 1;
    boolean slash = token.is("/") && !tokens.touching(at);
    return sentence
        || emoji
        || slash
        || (PriceContext.endsClause(tokens, at) && !tokens.is(at, "(", ")"));
  }

  private String words(int from, int to) {
    return tokens.span(from, to).in(tokens.text()).strip();
  }
}
